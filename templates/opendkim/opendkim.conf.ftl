# Made by Mailwright: change the inputs, not this file.
Syslog                  yes
SyslogSuccess           yes
UserID                  opendkim
UMask                   007
Socket                  [=socket]
PidFile                 /run/opendkim/opendkim.pid

# Signs; what comes from outside was judged by the MX hosts.
Mode                    s
KeyTable                [=key_table]
SigningTable            [=signing_table]
MultipleSignatures      [=multiple?string("yes", "no")]
SignatureAlgorithm      [=algorithm]
Canonicalization        relaxed/relaxed
OversignHeaders         From
RequireSafeKeys         yes

# Besides mail that came with a login: what these addresses send.
InternalHosts           [=trusted_hosts]
[#if lists]
# Mailman changes what it sends on: the signatures of before are broken.
RemoveOldSignatures     yes
[/#if]

# Mail that cannot be signed waits.
On-InternalError        tempfail
On-SignatureError       tempfail
On-Security             tempfail
