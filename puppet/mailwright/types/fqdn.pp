# The mail name of a host, in lower case.
type Mailwright::Fqdn = Pattern[/\A[a-z0-9_-]+(\.[a-z0-9_-]+)+\z/]
