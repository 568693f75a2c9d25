# A site of one host, which compiles for itself.
class { 'mailwright::apply':
  site  => '/srv/control',
  roles => ['mx', 'srs', 'submission'],
}
