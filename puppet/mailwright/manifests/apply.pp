# @summary Installs this host's mail configuration, and refuses what nobody can mean.
#
# From a tree that another host compiled (`tree`, and `source` to have Puppet fetch it), or on a site of one host from the
# inputs (`site`). Nothing runs while nothing is to be done; what cannot be done fails the run, with the program's words.
#
# @example An MX host that gets its own tree from the Puppet server
#   class { 'mailwright::apply':
#     tree   => '/var/lib/mailwright-tree',
#     source => 'puppet:///mailwright',
#     roles  => ['mx'],
#   }
#
# @example A site of one host, which compiles for itself
#   class { 'mailwright::apply':
#     site  => '/srv/control',
#     roles => ['mx', 'srs', 'submission'],
#   }
#
# @param host the mail name of this host
# @param tree a compiled tree, with this host's files below `hosts/HOST`
# @param source where Puppet fetches this host's part of the tree, e.g. `puppet:///mailwright`; it is kept below `tree`
# @param site the directory of mailwright.yaml, instead of a tree
# @param roles what this host does; decides on packages and services
# @param manage_packages whether the packages of the roles' daemons are installed, before the files
# @param role_packages the packages of each role; in Hiera, only the roles that differ
# @param packages more of them, e.g. clamav-daemon
# @param manage_services whether the roles' daemons are kept running, from the first time that their files are whole
# @param role_services the services of each role; in Hiera, only the roles that differ
# @param force why the guard must let the next change pass; take it out again afterwards
class mailwright::apply (
  Hash[Mailwright::Role, Array[String[1]]] $role_packages,
  Hash[Mailwright::Role, Array[String[1]]] $role_services,
  Mailwright::Fqdn $host = $facts['networking']['fqdn'],
  Optional[Mailwright::Absolutepath] $tree = undef,
  Optional[Pattern[/\A(puppet:\/\/|\/)/]] $source = undef,
  Optional[Mailwright::Absolutepath] $site = undef,
  Array[Mailwright::Role] $roles = [],
  Boolean $manage_packages = true,
  Array[String[1]] $packages = [],
  Boolean $manage_services = true,
  Optional[Pattern[/\S/]] $force = undef,
) {
  include mailwright

  if $tree and $site {
    fail('mailwright::apply: a tree and a site are one too many')
  }
  unless $tree or $site {
    fail('mailwright::apply: say where the files come from: tree or site')
  }
  if $source and $site {
    fail('mailwright::apply: a source is for a tree')
  }

  # One signer a host: rspamd, which mx and srs have anyway.
  $spare = ('mx' in $roles or 'srs' in $roles) ? {
    true    => ['opendkim'],
    default => [],
  }

  # The users of the daemons own files.
  $needed = $manage_packages ? {
    true    => unique(flatten($roles.map |$role| { $role_packages[$role] }) - $spare + $packages),
    default => [],
  }
  $needed.each |$package| {
    unless defined(Package[$package]) {
      package { $package:
        ensure => installed,
      }
    }
  }

  if $tree and $source {
    # Half a transfer is harmless: the program holds every file to the manifest before it begins.
    file { [$tree, "${tree}/hosts"]:
      ensure => directory,
      owner  => 'root',
      group  => 'root',
      mode   => '0700',
    }
    file { "${tree}/hosts/${host}":
      ensure    => directory,
      source    => $source,
      recurse   => true,
      purge     => true,
      force     => true,
      links     => manage,
      checksum  => sha256,
      owner     => 'root',
      group     => 'root',
      # Directories get their search bit by themselves.
      mode      => '0600',
      show_diff => false,
      backup    => false,
      before    => Exec['mailwright apply'],
    }
  }

  $inputs = $tree ? {
    undef   => ['-C', $site],
    default => ['--from', $tree],
  }
  $reason = $force ? {
    undef   => [],
    default => ['--force', $force],
  }
  $arguments = [$mailwright::command, 'apply', '--host', $host] + $inputs

  # The question writes nothing, so it may be asked under --noop too. Only "nothing to do" (0) is no reason to run:
  # whatever else it ends with, the run says it aloud.
  exec { 'mailwright apply':
    command   => $arguments + $reason,
    unless    => [mailwright::question($arguments + ['--noop', '--detailed-exitcodes'])],
    logoutput => on_failure,
    timeout   => $mailwright::timeout,
    require   => [Class['mailwright']] + $needed.map |$package| { Package[$package] },
  }

  # The program tells a running daemon of new files; one that does not run reads them when it starts.
  if $manage_services {
    unique(flatten($roles.map |$role| { $role_services[$role] }) - $spare).each |$service| {
      unless defined(Service[$service]) {
        service { $service:
          ensure  => running,
          enable  => true,
          require => Exec['mailwright apply'],
        }
      }
    }
  }
}
