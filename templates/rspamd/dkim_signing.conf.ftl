# Made by Mailwright: change the inputs, not this file.
[#if srs]
# plugins.d/mailwright.lua alone decides: it names the signing domain, or there is no signature. Should it be absent or
# broken, use_domain names a domain that has no key.
use_domain_custom = "return function(task) return task:get_mempool():get_variable('mailwright_sign_as') end";
use_domain = "unsigned.invalid";
use_esld = false;
try_fallback = false;
selector_map = "[=maps.dkim_selectors]";
path_map = "[=maps.dkim_paths]";
sign_inbound = true;
sign_local = true;
sign_authenticated = true;
allow_envfrom_empty = true;
allow_hdrfrom_mismatch = true;
allow_username_mismatch = true;
[#if domains?has_content]
# Domains with several keys get a signature with each.
domain {
[#list domains as domain]
  "[=domain.name]" {
    selectors = [
[#list domain.keys as key]
      { selector = "[=key.selector]"; path = "[=key.path]"; },
[/#list]
    ];
  }
[/#list]
}
[/#if]
[#else]
# The SRS hosts sign.
enabled = false;
[/#if]
