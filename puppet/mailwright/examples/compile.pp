# On the Puppet server, which then serves each host its own tree.
class { 'mailwright::compile':
  site => '/etc/puppet/code/environments/production',
  user => 'puppet',
}
