# @summary The program, where it is, and the secrets that its inputs name.
#
# @example A compiling host whose LDAP password comes out of eyaml
#   # mailwright.yaml says `password_file: /etc/mailwright-ldap.password`
#   class { 'mailwright':
#     secrets       => Sensitive({ '/etc/mailwright-ldap.password' => lookup('profile::mail::ldap_password') }),
#     secrets_owner => 'puppet',
#   }
#
# @param command the program itself
# @param manage_package whether its package is installed here
# @param package what the package is called
# @param package_ensure `installed`, `latest` or a version
# @param timeout seconds that a run of it may take
# @param secrets files that the inputs name and only their owner reads, by path: the password of LDAP, keys of eyaml and of
#   PuppetDB. In Hiera it is a plain hash, which becomes Sensitive by itself. The directories must exist.
# @param secrets_owner the user who compiles
class mailwright (
  Mailwright::Absolutepath $command,
  Boolean $manage_package,
  String[1] $package,
  String[1] $package_ensure,
  Integer[1] $timeout,
  Sensitive[Hash[Mailwright::Absolutepath, String[1]]] $secrets = Sensitive({}),
  String[1] $secrets_owner = 'root',
) {
  if $manage_package {
    package { $package:
      ensure => $package_ensure,
    }
  }

  $secrets.unwrap.each |$path, $text| {
    file { $path:
      ensure    => file,
      owner     => $secrets_owner,
      mode      => '0400',
      content   => Sensitive($text),
      show_diff => false,
      backup    => false,
    }
  }
}
