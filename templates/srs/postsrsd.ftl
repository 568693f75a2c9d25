# Made by Mailwright: change the inputs, not this file.
# Every sender but the null one is rewritten, our own too: nothing is excluded.
SRS_DOMAIN=[=rewrite_to]
SRS_EXCLUDE_DOMAINS=
SRS_SEPARATOR==
SRS_SECRET=/etc/postsrsd.secret
SRS_HASHLENGTH=4
SRS_HASHMIN=4
SRS_FORWARD_PORT=10001
SRS_REVERSE_PORT=10002
SRS_LISTEN_ADDR=127.0.0.1
SRS_EXTRA_OPTIONS=
RUN_AS=postsrsd
CHROOT=/var/lib/postsrsd
