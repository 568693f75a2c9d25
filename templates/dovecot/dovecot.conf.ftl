# Made by Mailwright: change the inputs, not this file.
# Checks passwords for Postfix and does nothing else: no mailboxes, no ports.
[#if release != "debian_12"]
dovecot_config_version = 2.4.1
dovecot_storage_version = 2.4.1
[/#if]
protocols =
# Postfix offers a login over TLS only.
ssl = no

auth_mechanisms = plain login
# The login name is the bare uid; uid@[=primary] means the same, any other domain is unknown.
[#if release == "debian_12"]
auth_username_format = %{if;%Ld;eq;[=primary];%Ln;%Lu}
[#else]
auth_username_format = %{user | lower | regexp('^([^@]*)@[=primary_pattern]$', '\\1')}
[/#if]
auth_verbose = yes
# A changed password counts at once.
auth_cache_size = 0

[#if release == "debian_12"]
passdb {
  driver = passwd-file
  args = [=passwords]
}
[#else]
passdb passwd-file {
  passwd_file_path = [=passwords]
}
[/#if]

service auth {
  unix_listener /var/spool/postfix/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
