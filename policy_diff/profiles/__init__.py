"""What each policy type looks like: one TOML file a type, and `forms.toml` for all of them.

    profile("beneficiary_relations")   one type: titles, sections with aliases, order, severities
    profiles()                         all of them, the generic one last
    forms()                            the words of numbering, lead-ins, titles and names

Adding a policy type is adding one file here. Start reading from `Profile`.
"""

from policy_diff.profiles.forms import Forms, forms
from policy_diff.profiles.loading import GENERIC, ProfileError, load, profile, profiles, types
from policy_diff.profiles.profile import FACT_KEYS, SHAPES, Profile, SectionProfile

__all__ = [
    "FACT_KEYS",
    "GENERIC",
    "SHAPES",
    "Forms",
    "Profile",
    "ProfileError",
    "SectionProfile",
    "forms",
    "load",
    "profile",
    "profiles",
    "types",
]
