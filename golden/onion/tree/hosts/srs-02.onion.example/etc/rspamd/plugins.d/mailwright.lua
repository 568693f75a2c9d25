--[[
Made by Mailwright: change the inputs, not this file.

Who may claim to be us. Read modules.d/mailwright.conf beside this: it says which part of it this host does.

On an MX host (`mx`)
  - every X-Mailwright-From that comes in is dropped: the mark is ours alone;
  - a From in a name that nobody writes from (the domain of rewritten senders, the SRS hosts' own names) is refused;
  - a From of ours is verified when DMARC passed for it, or when the client is one of our own hosts and is believed about
    that domain. A host that takes mail from strangers is never believed by its address: what it hands on may be
    anybody's, under any envelope, so that SPF proves nothing either. From there a valid signature alone counts;
  - verified mail that does not bear a valid signature of ours yet gets the mark: X-Mailwright-From: <domain of From>;
  - where `own_from = "reject"`, a From of ours that is not verified is refused, whatever its DMARC policy says, and
    deferred while the DNS does not answer. Of our own hosts those are exempt that no stranger reaches, or only by way
    of an MX host, which has judged his mail;
  - a From in a domain of Mailman's, or in the list host's name, that is not verified is refused everywhere, foreign lists
    included: Mailman would send it on to members and owners, and the list host signs that From.
  - a From of others that fails DMARC under p=reject is refused when a copy would leave: the next host would refuse it, and
    the SRS host would return it to a sender who is forged too. Where no copy leaves, and under p=quarantine, it gets the
    spam header. Exempt are our own hosts, `dmarc_allow`, and what a trusted ARC sealer saw pass (whitelisted_signers_map).
On an SRS host (`srs`)
  - mail with exactly one mark that comes from an MX host is signed, and nothing else. Where the host is MX too, its own
    verdict is used and no header of the message.

Several From headers or several addresses are never verified, and each of them counts when something is refused. A DNS
failure is no verdict, and no verdict is no mark.
]]
if confighelp then
  return
end

local lua_maps = require "lua_maps"
local lua_mime = require "lua_mime"
local rspamd_logger = require "rspamd_logger"
local rspamd_util = require "rspamd_util"

local MARK = "X-Mailwright-From"

-- The task variable that carries the signing domain (d=) to local.d/dkim_signing.conf.
local SIGN_AS = "mailwright_sign_as"

local settings = rspamd_config:get_all_opt("mailwright")
if not settings then
  return
end

local function map(option, kind)
  return settings[option] and lua_maps.map_add_from_ucl(settings[option], kind, "mailwright " .. option)
end

-- A domain of ours: "sends", "served" (only the hosts that serve it write from it), "lists" (Mailman writes from it),
-- "receives" (nobody writes from it, but it is ours), "never" or "srs" (refused as From).
local own_domains = map("own_domains", "map")
-- The signing domain for a From domain: "web-01.onion.example onion.example".
local signing_domains = map("signing_domains", "map")
-- Our hosts by address, and what each is believed about: From domains with commas between them, "people" for all that are
-- "sends" or "receives", "-" for none; "strangers" besides where mail of strangers comes from.
local own_hosts = map("own_hosts", "radix")
-- Foreign networks that may use a From of ours (mailing lists elsewhere); only with own_from = "reject".
local own_from_allow = map("own_from_allow", "radix")
-- Foreign networks from which a From may fail DMARC.
local dmarc_allow = map("dmarc_allow", "radix")
-- Where mail for a recipient ends: "inside" or "outside" for an address and, as "@domain", for the others of its domain. An
-- alias domain has the name of the domain it repeats instead.
local recipient_ends = map("recipient_ends", "map")
-- The MX hosts by address: the only clients whose mark counts.
local mx_hosts = map("mx_hosts", "radix")

local function client(task)
  local ip = task:get_from_ip()
  return ip and ip:is_valid() and ip or nil
end

local function is_in(networks, task)
  local ip = client(task)
  return ip and networks and networks:get_key(ip)
end

-- True when a person has logged in here: on a host that has the submission role too.
local function is_authenticated(task)
  return settings.submission and task:get_user()
end

local function canonical(domain)
  return (domain:lower():gsub("%.$", ""))
end

-- Every From header, the obsolete spelling "From :" (RFC 5322 section 4.5.3) too.
local function from_headers(task)
  local found = {}
  task:headers_foreach(function(name, header)
    if name:lower():match("^from%s*$") then
      table.insert(found, header.value)
    end
  end, { full = true })
  return found
end

-- The domains a reader could take for those of the author: in each address of the header the part in angle brackets, or
-- all of it without them. A display name in front of the brackets, quoted strings and comments are no address.
local function address_domains(value, add)
  local plain = value:gsub("\\.", ""):gsub('"[^"]*"', ""):gsub("%b()", "")
  for mailbox in plain:gmatch("[^,;]+") do
    local address = mailbox:find("<", 1, true) and mailbox:gsub("^[^<]*<", "") or mailbox
    for domain in address:gmatch("@%s*([^%s@<>,;:]+)") do
      add(domain)
    end
  end
end

-- The domains of all From addresses, and whether they are exactly one well-formed address in one header.
local function from_domains(task)
  local headers = from_headers(task)
  local domains, seen, well_formed = {}, {}, true
  local function add(domain)
    local name = canonical(domain)
    if not seen[name] then
      seen[name] = true
      table.insert(domains, name)
    end
    return name == domain:lower() and name ~= ""
  end
  local count = 0
  for _, value in ipairs(headers) do
    address_domains(value, function(domain)
      well_formed = add(domain) and well_formed
    end)
    for _, address in ipairs(rspamd_util.parse_mail_address(value, task:get_mempool()) or {}) do
      count = count + 1
      well_formed = add(address.domain or "") and address.flags.valid and well_formed
    end
  end
  return domains, #headers == 1 and count == 1 and #domains == 1 and well_formed
end

-- What a domain is to us; nil for a foreign one.
local function standing(domain)
  return own_domains:get_key(domain)
end

local function refuse(task, action, why)
  rspamd_logger.infox(task, "mailwright: %s, %s", action, why)
  task:set_pre_result(action, why, "mailwright")
end

-- True when the client is one of our hosts and is believed about this, a domain or a word.
local function is_named(task, name)
  local says = is_in(own_hosts, task)
  return says and ("," .. says .. ","):find("," .. name .. ",", 1, true)
end

-- True when the client is one of our hosts, or a person who logged in here, and is believed about the domain.
local function is_vouched(task, domain)
  local what = standing(domain)
  local peoples = what == "sends" or what == "receives"
  return is_named(task, domain) or peoples and (is_authenticated(task) or is_named(task, "people"))
end

-- True for mail that strangers may have written, though one of our hosts brings it.
local function is_strangers(task)
  return is_named(task, "strangers") and not is_authenticated(task)
end

-- Drops the marks that come in, frees our own hosts of the spam score, and refuses a From that nobody may have. This
-- needs no DNS, so it stands before everything that could time out.
local function before(task)
  lua_mime.modify_headers(task, { remove = { [MARK] = 0 } })
  if is_in(own_hosts, task) or is_authenticated(task) then
    for _, action in ipairs({ "reject", "rewrite subject", "add header", "greylist" }) do
      task:disable_action(action)
    end
  end
  for _, domain in ipairs((from_domains(task))) do
    local what = standing(domain)
    -- An SRS host's own name is in its own bounces only.
    if what == "never" or what == "srs" and not is_named(task, domain) then
      task:insert_result("MAILWRIGHT_FORBIDDEN_FROM", 1.0, domain)
      refuse(task, "reject", "nobody writes from " .. domain)
      return
    end
  end
end

-- True when the message already bears a valid signature with one of these d= (DKIM_TRACE lists them as "domain:+").
local function is_signed_by(task, ...)
  local trace = (task:get_symbol("DKIM_TRACE") or {})[1] or {}
  for _, signature in ipairs(trace.options or {}) do
    for _, domain in ipairs({ ... }) do
      if signature:lower() == domain .. ":+" then
        return true
      end
    end
  end
  return false
end

local function sign_as(task, from)
  local domain = signing_domains and signing_domains:get_key(from)
  if domain then
    task:get_mempool():set_variable(SIGN_AS, domain)
  end
end

-- True when the message bears a valid signature of ours that stands for the From domain.
local function is_signed(task, from)
  return is_signed_by(task, from, signing_domains:get_key(from) or from)
end

local function is_verified(task, from)
  local proved = task:has_symbol("DMARC_POLICY_ALLOW") and (not is_strangers(task) or is_signed(task, from))
  return proved or is_vouched(task, from)
end

-- Judges a From of ours once DMARC and DKIM have spoken.
local function judge(task)
  local domains, single = from_domains(task)
  local from = domains[1]
  local verified = single and standing(from) and is_verified(task, from)
  if verified then
    task:insert_result("MAILWRIGHT_VERIFIED_FROM", 1.0, from)
    if standing(from) ~= "receives" and not is_signed(task, from) then
      lua_mime.modify_headers(task, { add = { [MARK] = { value = from, order = -1 } } })
      task:insert_result("MAILWRIGHT_MARKED", 1.0, from)
      if settings.srs then
        sign_as(task, from)
      end
    end
    return
  end
  local exempt = is_authenticated(task) or is_in(own_hosts, task) and not is_strangers(task)
  for _, domain in ipairs(domains) do
    local what = standing(domain)
    if what then
      task:insert_result("MAILWRIGHT_UNVERIFIED_FROM", 1.0, domain)
      local strict = settings.own_from == "reject" and not exempt and not is_in(own_from_allow, task)
      if strict or what == "lists" and not is_vouched(task, domain) then
        local unknown = task:has_symbol("DMARC_DNSFAIL") and what ~= "receives"
        refuse(task, unknown and "soft reject" or "reject", "From: " .. domain .. " is not verified by DMARC")
        return
      end
    end
  end
end

-- A local part, and the same without its extension if it has one.
local function local_parts(user)
  local delimiter = settings.delimiter or ""
  local at = delimiter ~= "" and user:find(delimiter, 1, true)
  local of_list = delimiter == "-" and (user:match("^owner%-") or user:match("%-request$"))
  if not at or at == 1 or user:sub(at - 1, at - 1) == "." or of_list then
    return { user }
  end
  return { user, user:sub(1, at - 1) }
end

-- True when a copy of what this recipient gets leaves for a host that is not ours.
local function ends_outside(recipient)
  local domain = canonical(recipient.domain or "")
  local usual = recipient_ends:get_key("@" .. domain)
  local home = usual ~= "inside" and usual ~= "outside" and usual
  for _, user in ipairs(local_parts((recipient.user or ""):lower())) do
    local ends = recipient_ends:get_key(user .. "@" .. domain) or home and recipient_ends:get_key(user .. "@" .. home)
    if ends then
      return ends == "outside"
    end
  end
  return (home and recipient_ends:get_key("@" .. home) or usual) == "outside"
end

local function is_any_outside(task)
  for _, recipient in ipairs(task:get_recipients("smtp") or {}) do
    if ends_outside(recipient) then
      return true
    end
  end
  return false
end

-- True when a sealer whom the site trusts saw DMARC pass: rspamd's arc module then says so beside the verdict.
local function is_trusted_forward(verdict)
  for _, option in ipairs(verdict.options or {}) do
    if option == "ARC trusted" then
      return true
    end
  end
  return false
end

-- Judges a From of others by the policy of its domain, once DMARC and ARC have spoken.
local function judge_policy(task)
  local reject = (task:get_symbol("DMARC_POLICY_REJECT") or {})[1]
  local verdict = reject or (task:get_symbol("DMARC_POLICY_QUARANTINE") or {})[1]
  local from = (task:get_from("mime") or {})[1]
  local domain = from and canonical(from.domain or "")
  local exempt = is_in(own_hosts, task) or is_authenticated(task) or is_in(dmarc_allow, task)
  if not verdict or not domain or standing(domain) or exempt or is_trusted_forward(verdict) then
    return
  end
  local leaves = reject and is_any_outside(task)
  local treatment = leaves and settings.dmarc_reject or settings.dmarc_quarantine
  task:insert_result("MAILWRIGHT_DMARC", 1.0, treatment)
  local why = "From: " .. domain .. " fails DMARC, and " .. domain .. " asks to "
  if treatment == "reject" then
    refuse(task, "reject", why .. "reject it (p=reject)")
  elseif treatment == "add_header" then
    task:set_pre_result("add header", why .. (reject and "reject" or "quarantine") .. " it", "mailwright", nil, nil, "least")
  end
end

-- Signs what an MX host marked.
local function trust_mark(task)
  local marks = task:get_header_full(MARK) or {}
  local domains, single = from_domains(task)
  if #marks == 1 and single and is_in(mx_hosts, task) and marks[1].value == domains[1] then
    task:insert_result("MAILWRIGHT_MARKED", 1.0, domains[1])
    sign_as(task, domains[1])
  end
end

local function symbol(name, parent)
  rspamd_config:register_symbol({ name = name, type = "virtual", parent = parent, score = 0.0, group = "mailwright" })
end

if settings.mx then
  local forbidden = rspamd_config:register_symbol({
    name = "MAILWRIGHT_BEFORE",
    type = "prefilter",
    callback = before,
    priority = 10,
    flags = "nostat",
    score = 0.0,
    group = "mailwright",
  })
  symbol("MAILWRIGHT_FORBIDDEN_FROM", forbidden)
end

local from = rspamd_config:register_symbol({
  name = "MAILWRIGHT_FROM",
  type = "normal",
  callback = settings.mx and judge or trust_mark,
  flags = "nostat",
  score = 0.0,
  group = "mailwright",
})
symbol("MAILWRIGHT_MARKED", from)
symbol("MAILWRIGHT_VERIFIED_FROM", from)
symbol("MAILWRIGHT_UNVERIFIED_FROM", from)
if settings.mx then
  rspamd_config:register_dependency("MAILWRIGHT_FROM", "DMARC_CHECK")
  rspamd_config:register_dependency("MAILWRIGHT_FROM", "DKIM_CHECK")
  local policy = rspamd_config:register_symbol({
    name = "MAILWRIGHT_POLICY",
    type = "normal",
    callback = judge_policy,
    flags = "nostat",
    score = 0.0,
    group = "mailwright",
  })
  symbol("MAILWRIGHT_DMARC", policy)
  rspamd_config:register_dependency("MAILWRIGHT_POLICY", "DMARC_CHECK")
  if (rspamd_config:get_all_opt("arc") or {}).whitelisted_signers_map then
    rspamd_config:register_dependency("MAILWRIGHT_POLICY", "ARC_DMARC_ADJUSTMENT")
  end
end
if settings.srs then
  rspamd_config:register_dependency("DKIM_SIGNED", "MAILWRIGHT_FROM")
end
