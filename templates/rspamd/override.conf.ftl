# Made by Mailwright: change the inputs, not this file.
# An SRS host signs and does nothing else: by now our MX host has taken the mail, and to refuse it would be backscatter.
# So no other module is loaded, no rule gives a score and no list is fetched.
modules {
  path = "${PLUGINSDIR}/dkim_signing.lua";
  path = "${LOCAL_CONFDIR}/plugins.d/mailwright.lua";
  fallback_path = "/nonexistent";
  try_path = "/nonexistent";
}
lua = "/dev/null";
