# @summary Compiles the trees of all hosts, on the one host that may read every secret.
#
# Nothing runs while the trees are what the inputs say. An error among the inputs fails the run and leaves the trees as
# they were.
#
# @example On the Puppet server, which then serves each host its own tree
#   class { 'mailwright::compile':
#     site => '/etc/puppet/code/environments/production',
#     user => 'puppet',
#   }
#
# @param site the directory of mailwright.yaml
# @param tree where the trees go: of mode 0700, so only `user` and root may read them
# @param user who compiles; the Puppet server's own user where that is to serve the trees; undef for who runs Puppet
class mailwright::compile (
  Mailwright::Absolutepath $site,
  Mailwright::Absolutepath $tree,
  Optional[String[1]] $user = undef,
) {
  include mailwright

  file { $tree:
    ensure => directory,
    owner  => $user,
    mode   => '0700',
  }

  exec { 'mailwright compile':
    command   => [$mailwright::command, 'compile', '--quiet', '-C', $site, '-o', $tree],
    unless    => [mailwright::question([$mailwright::command, 'plan', '-C', $site, '--against', $tree, '--detailed-exitcodes'])],
    user      => $user,
    logoutput => on_failure,
    timeout   => $mailwright::timeout,
    require   => [Class['mailwright'], File[$tree]],
  }
}
