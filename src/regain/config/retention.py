"""How many days each kind of data is kept; `./regain purge` holds to it (docs/rgpd.md)."""

from regain.config import env

RETENTION = {
    "sessions": env.whole("REGAIN_KEEP_SESSIONS", 1, least=0),
    "invitations": env.whole("REGAIN_KEEP_INVITATIONS", 30, least=1),
    "readings": env.whole("REGAIN_KEEP_READINGS", 90, least=1),
    "drafts": env.whole("REGAIN_KEEP_DRAFTS", 365, least=1),
    "files": env.whole("REGAIN_KEEP_FILES", 30, least=1),
    "accounts": env.whole("REGAIN_KEEP_ACCOUNTS", 365, least=1),
    "journal": env.whole("REGAIN_KEEP_JOURNAL", 6 * 365, least=30),
}
