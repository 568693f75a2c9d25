# @summary Compiles the trees of all hosts, on the one host that may read every secret.
#
# An error among the inputs fails the run and leaves the tree as it was.
#
# @param site the directory of mailwright.yaml
# @param tree where the trees go; only root may read it
class mailwright::compile (
  Mailwright::Absolutepath $site,
  Mailwright::Absolutepath $tree = '/srv/mailwright',
) {
  include mailwright

  # Read-only; the run says what is wrong.
  exec { 'mailwright compile':
    command   => [$mailwright::command, 'compile', '--quiet', '-C', $site, '-o', $tree],
    unless    => [[$mailwright::command, 'plan', '-C', $site, '--against', $tree, '--detailed-exitcodes']],
    logoutput => on_failure,
    timeout   => $mailwright::timeout,
    require   => Class['mailwright'],
  }
}
