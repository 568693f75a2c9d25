# Made by Mailwright: change the inputs, not this file.
# A message whose checks take too long is deferred: it must not slip past a check that has not ended.
soft_reject_on_timeout = true;
[#if clamav?has_content]
# The virus scanner's own limits, three tries of 10 s, fit into this.
task_timeout = 45s;
[/#if]
[#if mx]
# Hosts of ours may come from private addresses: their signatures are looked at like everybody's.
check_local = true;
[#else]
# The signer, and no content check.
filters = "dkim";
gtube_patterns = "disable";
[/#if]
