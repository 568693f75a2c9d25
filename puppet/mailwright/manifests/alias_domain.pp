# @summary A name that takes the mail of another domain; export it on the node that has the name.
#
# Nothing is made on the node. `mailwright` reads these out of PuppetDB: a node may always export its own name, and what
# `exported.allow` of mailwright.yaml lets it.
#
# @example
#   @@mailwright::alias_domain { 'www.onion.example': }
#
# @param domain the name
# @param alias_of the domain whose addresses exist there too; undef for the primary one
define mailwright::alias_domain (
  Mailwright::Fqdn $domain = $title,
  Optional[Mailwright::Fqdn] $alias_of = undef,
) {
}
