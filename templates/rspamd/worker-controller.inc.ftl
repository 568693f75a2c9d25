# Made by Mailwright: change the inputs, not this file.
bind_socket = "127.0.0.1:11334";
