# Made by Mailwright: change the inputs, not this file.
servers = "[=redis]";
