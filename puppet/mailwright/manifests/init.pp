# @summary The program, where it is.
#
# @param command the program itself
# @param manage_package whether its package is installed here
# @param package what the package is called
# @param package_ensure `installed`, `latest` or a version
# @param timeout seconds that a run of it may take
# @param secrets what Mailwright reads and nobody else may: path to content, e.g. the directory's password, a key of eyaml
class mailwright (
  Mailwright::Absolutepath $command,
  Boolean $manage_package,
  String[1] $package,
  String[1] $package_ensure,
  Integer[1] $timeout,
  Sensitive[Hash[Mailwright::Absolutepath, String[1]]] $secrets,
) {
  if $manage_package {
    package { $package:
      ensure => $package_ensure,
    }
  }

  $secrets.unwrap.each |$path, $content| {
    file { $path:
      ensure    => file,
      owner     => 'root',
      group     => 'root',
      mode      => '0400',
      content   => Sensitive($content),
      show_diff => false,
      backup    => false,
    }
  }
}
