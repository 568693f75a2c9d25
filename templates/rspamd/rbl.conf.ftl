# Made by Mailwright: change the inputs, not this file.
# Asking lists of third parties about clients, addresses and links would tell them who writes what to people here.
enabled = false;
