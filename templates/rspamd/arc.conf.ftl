# Made by Mailwright: change the inputs, not this file.
[#if seal?has_content]
# What comes in is sealed (RFC 8617) with one key, whoever it is for.
use_domain = "[=seal]";
use_esld = false;
selector_map = "[=maps.arc_selectors]";
path_map = "[=maps.arc_paths]";
try_fallback = false;
[#else]
# No key with `use: arc`: chains are checked, nothing is sealed.
sign_inbound = false;
[/#if]
sign_local = false;
sign_authenticated = false;
