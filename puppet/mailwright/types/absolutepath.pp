# An absolute path of plain characters, without anything that a shell or a path could take for more than it is.
type Mailwright::Absolutepath = Pattern[/\A(\/(?!\.{1,2}(\/|\z))[A-Za-z0-9._+-]+)+\z/]
