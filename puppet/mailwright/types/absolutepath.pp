# An absolute path without anything that a shell or a path could take for more than it is.
type Mailwright::Absolutepath = Pattern[/\A\/([A-Za-z0-9._+-]+(\/[A-Za-z0-9._+-]+)*)?\z/]
