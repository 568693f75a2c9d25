# Made by Mailwright: change the inputs, not this file.
# A virus scanner that is down must neither lose mail nor let viruses in: mail waits.
rules {
  MAILWRIGHT_NO_SCANNER {
    expression = "CLAM_VIRUS_FAIL";
    action = "soft reject";
    message = "the virus scanner does not answer, try again later";
  }
}
