# @summary Installs this host's mail configuration, and refuses what nobody can mean.
#
# From a tree that another host compiled (`tree`, and `source` to have Puppet fetch it), or on a site of one host from the
# inputs (`site`). Nothing runs while nothing is to be done; what cannot be done fails the run, with the program's words.
#
# @param host the mail name of this host
# @param tree a compiled tree, with this host's files below `hosts/HOST`
# @param source where Puppet fetches this host's part of the tree, e.g. `puppet:///mailwright`; it is kept below `tree`
# @param site the directory of mailwright.yaml, instead of a tree
# @param roles what this host does: the packages of its daemons are installed before its files
# @param role_packages the packages of each role
# @param force why the guard must let the next change pass; take it out again afterwards
class mailwright::apply (
  Hash[Mailwright::Role, Array[String[1]]] $role_packages,
  Mailwright::Fqdn $host = $facts['networking']['fqdn'],
  Optional[Mailwright::Absolutepath] $tree = undef,
  Optional[Pattern[/\A(puppet:\/\/|\/)/]] $source = undef,
  Optional[Mailwright::Absolutepath] $site = undef,
  Array[Mailwright::Role] $roles = [],
  Optional[String[1]] $force = undef,
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

  $packages = unique(flatten($roles.map |$role| { $role_packages[$role] }))
  $packages.each |$package| {
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
    unless    => [$arguments + ['--noop', '--detailed-exitcodes']],
    logoutput => on_failure,
    timeout   => $mailwright::timeout,
    require   => [Class['mailwright']] + $packages.map |$package| { Package[$package] },
  }
}
