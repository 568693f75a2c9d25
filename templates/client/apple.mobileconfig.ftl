<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- Made by Mailwright: change the inputs, not this file. -->
<plist version="1.0">
<dict>
  <key>PayloadType</key>
  <string>Configuration</string>
  <key>PayloadVersion</key>
  <integer>1</integer>
  <key>PayloadIdentifier</key>
  <string>autoconfig.[=domain]</string>
  <key>PayloadUUID</key>
  <string>[=profile_uuid]</string>
  <key>PayloadDisplayName</key>
  <string>Mail of [=domain]</string>
  <key>PayloadDescription</key>
  <string>Sends mail of [=domain] through [=server].</string>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key>
      <string>com.apple.mail.managed</string>
      <key>PayloadVersion</key>
      <integer>1</integer>
      <key>PayloadIdentifier</key>
      <string>autoconfig.[=domain].account</string>
      <key>PayloadUUID</key>
      <string>[=account_uuid]</string>
      <key>PayloadDisplayName</key>
      <string>Mail account of [=domain]</string>
      <key>EmailAccountDescription</key>
      <string>[=domain]</string>
      <key>EmailAccountType</key>
      <string>EmailTypeIMAP</string>
      <key>IncomingMailServerAuthentication</key>
      <string>EmailAuthNone</string>
      <key>IncomingMailServerHostName</key>
      <string>no-mailbox.invalid</string>
      <key>IncomingMailServerUseSSL</key>
      <true/>
      <key>OutgoingMailServerAuthentication</key>
      <string>EmailAuthPassword</string>
      <key>OutgoingMailServerHostName</key>
      <string>[=server]</string>
      <key>OutgoingMailServerPortNumber</key>
      <integer>465</integer>
      <key>OutgoingMailServerUseSSL</key>
      <true/>
    </dict>
  </array>
</dict>
</plist>
