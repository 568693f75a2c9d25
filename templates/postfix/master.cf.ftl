# Made by Mailwright: change the inputs, not this file.
# No service is chrooted, as upstream has it: copies of resolv.conf below the queue directory grow old in silence.
# service     type  private unpriv  chroot  wakeup  maxproc command + args
[#if listens]
smtp          inet  n       -       n       -       -       smtpd
[/#if]
[#macro authenticated]
  -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=
[#if submission_size?has_content]
  -o message_size_limit=[=submission_size]
[/#if]
  -o smtpd_sender_restrictions=$submission_sender_restrictions
  -o smtpd_relay_restrictions=$submission_relay_restrictions
[#if partial]
  -o smtpd_reject_unlisted_recipient=no
[/#if]
[#if rewrites]
  -o cleanup_service_name=cleanup-own
[/#if]
[/#macro]
[#if submission]
submissions   inet  n       -       n       -       -       smtpd
  -o syslog_name=postfix/submissions
  -o smtpd_tls_wrappermode=yes
[@authenticated/]
submission    inet  n       -       n       -       -       smtpd
  -o syslog_name=postfix/submission
  -o smtpd_tls_security_level=encrypt
[@authenticated/]
[/#if]
[#macro made_here]
[#if partial]
  -o cleanup_service_name=cleanup-local
[/#if]
[/#macro]
pickup        unix  n       -       n       60      1       pickup
[@made_here/]
cleanup       unix  n       -       n       -       0       cleanup
[#if submission && rewrites]
# People's own mail keeps its sender: only what is forwarded is rewritten.
cleanup-own   unix  n       -       n       -       0       cleanup
  -o sender_canonical_maps=
[#if partial]
  -o virtual_alias_maps=
[/#if]
[/#if]
[#if partial]
# The forwards here are what the MX hosts have left of an address: other mail for it goes by way of them.
cleanup-local unix  n       -       n       -       0       cleanup
  -o virtual_alias_maps=
[/#if]
qmgr          unix  n       -       n       300     1       qmgr
tlsmgr        unix  -       -       n       1000?   1       tlsmgr
rewrite       unix  -       -       n       -       -       trivial-rewrite
bounce        unix  -       -       n       -       0       bounce
[@made_here/]
defer         unix  -       -       n       -       0       bounce
[@made_here/]
trace         unix  -       -       n       -       0       bounce
[@made_here/]
verify        unix  -       -       n       -       1       verify
flush         unix  n       -       n       1000?   0       flush
proxymap      unix  -       -       n       -       -       proxymap
proxywrite    unix  -       -       n       -       1       proxymap
[#macro leaving]
[#if protocols?has_content]
  -o inet_protocols=[=protocols]
[/#if]
[/#macro]
smtp          unix  -       -       n       -       -       smtp
[@leaving/]
showq         unix  n       -       n       -       -       showq
relay         unix  -       -       n       -       -       smtp
  -o syslog_name=postfix/relay
[@leaving/]
error         unix  -       -       n       -       -       error
retry         unix  -       -       n       -       -       error
discard       unix  -       -       n       -       -       discard
local         unix  -       n       n       -       -       local
virtual       unix  -       n       n       -       -       virtual
lmtp          unix  -       -       n       -       -       lmtp
anvil         unix  -       -       n       -       1       anvil
scache        unix  -       -       n       -       1       scache
postlog       unix-dgram n  -       n       -       1       postlogd
