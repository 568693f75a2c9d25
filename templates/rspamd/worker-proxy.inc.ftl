# Made by Mailwright: change the inputs, not this file.
# Postfix's milter; the proxy scans by itself.
bind_socket = "127.0.0.1:11332";
milter = yes;
timeout = 120s;
upstream "local" {
  default = yes;
  self_scan = yes;
}
