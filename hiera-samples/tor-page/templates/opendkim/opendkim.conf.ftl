# A site's own file in place of the built-in one, with the lines of the page.
Syslog                  yes
UserID                  opendkim
UMask                   007
Socket                  inet:8891@localhost
PidFile                 /run/opendkim/opendkim.pid
Mode                    s
KeyTable                /etc/opendkim/KeyTable
SigningTable            refile:/etc/opendkim/SigningTable
Canonicalization        relaxed/relaxed
OversignHeaders         From

# Mail that Mailman injects was not signed; it is not known whether this is needed.
InternalHosts           lists-01.onion.example,lists.onion.example,127.0.0.1,::1,localhost

# Signatures of the submission host would stand beside Mailman's own.
RemoveOldSignatures     yes
