"""What is kept of somebody who was forgotten: nothing, or that they asked to stop.

Then there is a hash of each number and address that was theirs alone. It knows them again and says
nothing of them: only trying every number there is could, and `scrypt` makes each try cost.
"""

import msgspec


class Forgotten(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """That a contact was forgotten, with what knows them again if they had asked to stop.

    `keys` are hashes with the salt `salt`, both as hexadecimal digits.
    """

    salt: str = ""
    keys: tuple[str, ...] = ()
