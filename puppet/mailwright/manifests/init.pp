# @summary The program, where it is.
#
# @param command the program itself
# @param manage_package whether its package is installed here
# @param package what the package is called
# @param package_ensure `installed`, `latest` or a version
# @param timeout seconds that a run of it may take
class mailwright (
  Mailwright::Absolutepath $command,
  Boolean $manage_package,
  String[1] $package,
  String[1] $package_ensure,
  Integer[1] $timeout,
) {
  if $manage_package {
    package { $package:
      ensure => $package_ensure,
    }
  }
}
