# On the Puppet server, or wherever the keys of eyaml and the directory's password are.
class { 'mailwright::compile':
  site => '/etc/puppetlabs/code/environments/production',
  tree => '/srv/mailwright',
}
