# An MX host that gets its own part of the tree, and nobody else's, from the Puppet server: fileserver.conf there has
#   [mailwright]
#     path /srv/mailwright/hosts/%H
class { 'mailwright::apply':
  tree   => '/var/lib/mailwright-tree',
  source => 'puppet:///mailwright', # lint:ignore:puppet_url_without_modules
  roles  => ['mx'],
}
