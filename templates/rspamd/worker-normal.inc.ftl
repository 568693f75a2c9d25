# Made by Mailwright: change the inputs, not this file.
# Nobody asks it: the proxy scans by itself.
enabled = false;
