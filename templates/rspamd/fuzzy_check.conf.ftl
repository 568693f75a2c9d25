# Made by Mailwright: change the inputs, not this file.
# Asking a third party about every message would tell it what people here receive.
enabled = false;
