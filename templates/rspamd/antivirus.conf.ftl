# Made by Mailwright: change the inputs, not this file.
clamav {
  type = "clamav";
  symbol = "CLAM_VIRUS";
  servers = "[=clamav]";
  # The message as a whole.
  scan_mime_parts = false;
  action = "reject";
  message = "virus found";
  timeout = 10.0;
  retransmits = 2;
}
