"""What each policy type looks like: one TOML file a type, and `forms.toml` for all of them.

    profile("beneficiary_relations")   one type: titles, sections with aliases, order, severities
    profiles()                         all of them, the generic one last
    use_folder("my-profiles")          look for more of them there
    forms()                            the words of numbering, lead-ins, titles and names

Adding a policy type is adding one file here, or in a folder of your own; `docs/profiles.md` says how.
Start reading from `Profile`.
"""

from policy_diff.profiles.faults import ProfileError
from policy_diff.profiles.forms import Forms, forms
from policy_diff.profiles.profile import FACT_KEYS, SHAPES, TERM_SETS, Example, Profile, SectionProfile
from policy_diff.profiles.shelf import GENERIC, leave_folders, load, profile, profiles, types, use_folder

__all__ = [
    "FACT_KEYS",
    "GENERIC",
    "SHAPES",
    "TERM_SETS",
    "Example",
    "Forms",
    "Profile",
    "ProfileError",
    "SectionProfile",
    "forms",
    "leave_folders",
    "load",
    "profile",
    "profiles",
    "types",
    "use_folder",
]
