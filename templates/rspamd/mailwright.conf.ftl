# Made by Mailwright: change the inputs, not this file.
# What plugins.d/mailwright.lua does on this host; the plugin itself says what each line means.
mailwright {
  mx = [=mx];
  srs = [=srs];
  submission = [=submission];
  signing_domains = "[=maps.signing_domains]";
[#if mx]
  own_from = "[=own_from]";
  own_domains = "[=maps.own_domains]";
  own_hosts = "[=maps.own_hosts]";
  own_from_allow = "[=maps.own_from_allow]";
  dmarc_reject = "[=dmarc_reject]";
  dmarc_quarantine = "[=dmarc_quarantine]";
  dmarc_allow = "[=maps.dmarc_allow]";
  recipient_ends = "[=maps.recipient_ends]";
  delimiter = "[=delimiter]";
[#else]
  mx_hosts = "[=maps.mx_hosts]";
[/#if]
}
[#if !mx]
.include(priority=10) "${LOCAL_CONFDIR}/override.d/mailwright.conf"
[/#if]
