"""Small healthy policies, written where a test wants them."""

from __future__ import annotations

from pathlib import Path

REPLY = "مدة لا تقل عن أسبوعين"


def policy_file(path: Path, reply: str, extra: str = "") -> Path:
    """A small healthy policy with its reply time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "سياسة تنظيم العلاقة مع المستفيدين\nجمعية الأمل الخيرية\n\nالقنوات المستخدمة للتواصل مع المستفيدين :\n"
        f"- المقابلة.\n- الاتصالات الهاتفية.\n{extra}\n"
        "ويتم التعامل مع المستفيد على مختلف المستويات بالشكل التالي :\n"
        "- استقبال المستفيد بلباقة واحترام.\n"
        f"- التوضيح للمستفيد بأن طلبه سيرفع للجنة البحث والرد عليه خلال {reply}.\n",
        encoding="utf-8",
    )
    return path
