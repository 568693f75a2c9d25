# Made by Mailwright: change the inputs, not this file.
# A link that pretends to lead elsewhere is seen without help; asking third parties about links would tell them what people
# here receive.
openphish_enabled = false;
phishtank_enabled = false;
generic_service_enabled = false;
