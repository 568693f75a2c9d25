# @summary A command for `unless` that is a "no" while its program is not there.
#
# Puppet asks under --noop too, and fails when it cannot: on a new host, where it would first install the package, that
# would be no honest answer.
#
# @param command the program and its arguments
#
# @return the same command by way of a shell, which gets it as its arguments and reads nothing in them
#
# @api private
function mailwright::question(Array[String[1], 1] $command) >> Array[String[1]] {
  ['/bin/sh', '-c', 'test -x "$0" && exec "$0" "$@"'] + $command
}
