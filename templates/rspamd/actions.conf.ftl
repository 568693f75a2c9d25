# Made by Mailwright: change the inputs, not this file.
[#if mx]
# Only the obvious is refused.
reject = 15;
add_header = 6;
greylist = 4;
[#else]
# Nothing is refused or delayed here.
reject = null;
add_header = null;
greylist = null;
[/#if]
