# Made by Mailwright: change the inputs, not this file.
[#macro list name items]
[=name] =
[#list items as item]
    [=item][#sep],[/#sep]
[/#list]
[/#macro]
compatibility_level = 3.6
myhostname = [=host]
myorigin = $myhostname
inet_protocols = [=protocols]
[#if client]
inet_interfaces = loopback-only
[#else]
inet_interfaces = all
[/#if]
mynetworks = 127.0.0.0/8, [::1]/128
[#if bind?has_content]
# Mail leaves from these addresses or not at all: SPF lists no others.
[#list bind as parameter, value]
[=parameter] = [=value]
[/#list]
[/#if]
# Nothing is a mailbox here[#if own_domains?has_content], but what the site delivers for its own domain[/#if].
[#if own_domains?has_content]
mydestination = [=own_domains?join(", ")]
[#else]
mydestination =
local_recipient_maps =
local_transport = [=no_mailboxes]
[/#if]
[#if own_domains?has_content]
alias_maps = lmdb:/etc/aliases
alias_database = lmdb:/etc/aliases
[#else]
alias_maps =
alias_database =
[/#if]
# A domain of ours says nothing about its subdomains.
parent_domain_matches_subdomains =
recipient_delimiter =[#if delimiter?has_content] [=delimiter][/#if]
[#if drops && (mx || srs)]
propagate_unmatched_extensions =
[/#if]
default_database_type = lmdb
biff = no
append_dot_mydomain = no
# Addresses of ours are ASCII, and what we forward must be understood by hosts that never heard of SMTPUTF8.
smtputf8_enable = no

# Protocol
disable_vrfy_command = yes
# Nobody fetches mail here: no client may have a queue run for its domain.
smtpd_etrn_restrictions = reject
smtpd_discard_ehlo_keywords = silent-discard, etrn
fast_flush_domains =
smtpd_helo_required = yes
smtpd_forbid_bare_newline = normalize
strict_rfc821_envelopes = yes
smtpd_data_restrictions = reject_unauth_pipelining
# Each hop adds headers: hosts behind the MX hosts take larger messages than these, hosts before them smaller ones.
message_size_limit = [=message_size]

# TLS
[#if listens || submission]
smtpd_tls_chain_files = [=chain_files]
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_loglevel = 1
smtpd_tls_received_header = yes
[/#if]
smtp_dns_support_level = dnssec
smtp_tls_security_level = dane
smtp_tls_loglevel = 1
smtp_tls_policy_maps = [=tables.tls_policy]

# Who may connect, and where to
[#if client]
relayhost = [=smarthost]
default_transport = smtp
smtpd_relay_restrictions = permit_mynetworks, reject
[#else]
[#if client_restrictions?has_content]
[@list "smtpd_client_restrictions" client_restrictions/]
[/#if]
[@list "smtpd_relay_restrictions" relay_restrictions/]
[@list "smtpd_recipient_restrictions" recipient_restrictions/]
[/#if]
[#if restriction_classes?has_content]
smtpd_restriction_classes = [=restriction_classes?join(", ")]
[/#if]
[#if bounces_only]
# A rewritten sender gets bounces only: with another sender anybody who saw it could send through us.
srs_address = check_sender_access [=tables.srs_senders]
[/#if]
[#if relay]
# Clients of the relay use envelope senders of ours only.
relay_client = check_sender_access [=tables.relay_senders], reject
[/#if]
[#if mx]

# Domains and recipients: every address is known here, the rest is refused at RCPT
relay_domains = [=tables.relay_domains]
relay_recipient_maps =
    [=tables.recipients],
    [=tables.list_tokens]
virtual_alias_domains =
virtual_alias_maps =
    [=tables.alias],
    [=tables.alias_domains]
transport_maps = [=tables.transport]
# What is still ours when no table says where it goes has no address: it must not come back to us by our own MX records.
relay_transport = [=no_address]
[#if !srs]
# What leaves, forwards and bounces alike, leaves through the SRS hosts: the name is an MX set.
relayhost = [=srs_hosts]
[/#if]
address_verify_map = lmdb:$data_directory/verify_cache
unverified_recipient_reject_code = 550
[#elseif srs]

# Forwards: the outside targets only
[#if forward_domains?has_content]
# An address that is not known here yet waits on the MX hosts until the tables are in step: from here it would go back to them.
[@list "relay_domains" forward_domains/]
relay_recipient_maps = [=tables.alias]
unknown_relay_recipient_reject_code = 450
[#else]
relay_domains =
[/#if]
virtual_alias_domains =
virtual_alias_maps = [=tables.alias]
[#elseif lists]

# Mailman writes these two: its postmap names no type, so they are of default_database_type
relay_domains = lmdb:/var/lib/mailman3/data/postfix_domains
relay_recipient_maps = lmdb:/var/lib/mailman3/data/postfix_lmtp
transport_maps = lmdb:/var/lib/mailman3/data/postfix_lmtp
owner_request_special = no
[#elseif own_postmaster]
# <postmaster> without a domain is in the name of the host, and the MX hosts resolve all others there.
relay_domains = $myhostname
relay_recipient_maps = [=tables.alias]
[#elseif !client]
relay_domains =
[/#if]
[#if served_aliases]
# What people read elsewhere, whatever the alias file of this host says
virtual_alias_domains =
virtual_alias_maps = [=tables.alias]
[/#if]
[#if mx || srs]

# Sender Rewriting Scheme: addresses of bounces are turned back[#if srs], senders are rewritten[/#if]
recipient_canonical_maps = [=srs_decoder]
recipient_canonical_classes = envelope_recipient
[#if srs]
sender_canonical_maps = tcp:127.0.0.1:10001
sender_canonical_classes = envelope_sender
[/#if]
[/#if]
[#if !client]

# The mark of a verified From is ours alone
[#if mx || !srs]
header_checks = [=tables.header_checks]
# A part or an attached message is signed by its sender, and nobody looks for a mark there.
mime_header_checks =
nested_header_checks =
[/#if]
[#if srs]
smtp_header_checks = [=tables.header_checks]
[/#if]
[/#if]
[#if milters?has_content]

# Filter and signer: without it mail waits
smtpd_milters = [=milters]
non_smtpd_milters = $smtpd_milters
milter_default_action = tempfail
[/#if]
[#if submission]

# Authenticated submission, on its own ports (master.cf)
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_sasl_security_options = noanonymous
smtpd_sender_login_maps =
    [=tables.sender_login],
    [=tables.sending_domains]
smtpd_tls_mandatory_protocols = >=TLSv1.2
submission_sender_restrictions = reject_non_fqdn_sender, reject_sender_login_mismatch
submission_relay_restrictions = permit_sasl_authenticated, reject
[/#if]
