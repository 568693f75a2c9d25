# Made by Mailwright: change the inputs, not this file.
[#if greylisting]
whitelisted_ip = "[=maps.own_hosts]";
[#else]
# There is no Redis to remember senders in (mailwright::rspamd: {redis: …}).
enabled = false;
[/#if]
