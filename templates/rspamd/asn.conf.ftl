# Made by Mailwright: change the inputs, not this file.
# Asking a third party about every client would tell it who writes to people here.
enabled = false;
