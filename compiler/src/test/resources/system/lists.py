"""Makes the lists of a table in Mailman's database, by Mailman's own interfaces: lists.py DOMAIN TABLE"""
import sys

from mailman.core.initialize import initialize

domain, table = sys.argv[1:]
initialize("/etc/mailman3/mailman.cfg")

from mailman.app.lifecycle import create_list  # noqa: E402 (what it imports wants a configuration)
from mailman.database.transaction import transaction  # noqa: E402
from mailman.interfaces.action import Action  # noqa: E402
from mailman.interfaces.domain import IDomainManager  # noqa: E402
from mailman.interfaces.mailinglist import DMARCMitigateAction  # noqa: E402
from mailman.interfaces.member import MemberRole  # noqa: E402
from mailman.interfaces.usermanager import IUserManager  # noqa: E402
from zope.component import getUtility  # noqa: E402

with transaction():
    getUtility(IDomainManager).add(domain)
    users = getUtility(IUserManager)
    for line in open(table):
        if line.startswith("#"):
            continue
        name, mitigation, others, members = (field.strip() for field in line.split("|"))
        made = create_list(name + "@" + domain, ["hugo@onion.example"])
        always = mitigation == "munge_always"
        made.dmarc_mitigate_action = DMARCMitigateAction["munge_from" if always else mitigation]
        made.dmarc_mitigate_unconditionally = always
        made.default_nonmember_action = Action[others]
        for member in members.split():
            made.subscribe(users.get_address(member) or users.create_address(member), MemberRole.member,
                           send_welcome_message=False)
