# What a mail host does (Mailwright's README, "mailwright::host").
type Mailwright::Role = Enum['mx', 'srs', 'submission', 'relay', 'lists', 'sender', 'client']
