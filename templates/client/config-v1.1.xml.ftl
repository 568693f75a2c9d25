<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by Mailwright: change the inputs, not this file. -->
<clientConfig version="1.1">
  <emailProvider id="[=domain]">
    <domain>[=domain]</domain>
    <displayName>[=name]</displayName>
    <displayShortName>[=short_name]</displayShortName>
    <outgoingServer type="smtp">
      <hostname>[=server]</hostname>
      <port>465</port>
      <socketType>SSL</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILLOCALPART%</username>
    </outgoingServer>
    <outgoingServer type="smtp">
      <hostname>[=server]</hostname>
      <port>587</port>
      <socketType>STARTTLS</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILLOCALPART%</username>
    </outgoingServer>
  </emailProvider>
</clientConfig>
