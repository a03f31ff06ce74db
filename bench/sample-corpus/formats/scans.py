"""Papers as scanner, fax and telephone see them. Few and small: each is recognised on a newcomer's first start."""
import io
import math
import random

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from shelf import put, run

SERIF, HAND = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
CHINESE = 2
LETTER = [
    "^省林业科学院", "^林科函〔2021〕28号", "^关于赴鹤渡镇开展油茶低改技术指导的函", "鹤渡镇人民政府：", "为推广油茶低产林改造技术，我院拟于2021年10月13日派人到你镇竹山村开展油茶低改技术指导，一行共5人，领队为研究员季長青。请予协助。".replace("長", "长"),
    "联系人：白露　电话：0791-8855140", ">省林业科学院", ">2021年10月9日",
]
HOLIDAY = ["^鹤渡镇人民政府", "^关于2022年国庆节放假安排的通知", "各村民委员会，镇属各办、中心、站所：", "根据上级通知，2022年国庆节放假时间为10月1日至7日，共7天。10月8日、9日正常上班。", "放假期间各单位要安排好值班，遇有重要情况及时报告。值班电话：6128110。", ">鹤渡镇人民政府", ">2022年9月26日"]
SLIP = [["日期", "2022年5月17日", "来访单位", "南汀市乡村振兴局"], ["公函字号", "汀振兴函〔2022〕13号", "公务内容", "项目进度督查"], ["接待对象", "秦晓波（副局长）等12人", "用餐地点", "机关食堂"], ["陪餐人员", "何建勋、沈晓峰、丁有田、雷春燕", "金额", "752元"], ["审签", "陆知秋", "经办", "乔麦"]]
SIGNED = [
    ["^鹤渡镇警示教育会签到表", "时间：2022年7月8日上午9:00　地点：会议中心", ["序号", "单位", "姓名"], ["1", "党政办", "沈晓峰"], ["2", "财政所", "蒋文秀"], ["3", "项目办", "谢永康"], ["4", "社会事务办", "雷春燕"], ["5", "综合执法队", "鲁小波"]],
    ["^鹤渡镇警示教育会签到表（续）", ["序号", "单位", "姓名"], ["6", "农业综合服务中心", "丁有田"], ["7", "丁家湾村", "丁大江"], ["8", "茶园村", "邓有根"], ["9", "龙潭村", "吴水生"], "以上共9人。"],
]
GROUP = ["镇机关工作群公告", "本周五下午2:30在会议中心", "开展消防疏散演练，", "请全体人员参加。", "发布人：沈晓峰"]
NOTICE = ["便民服务大厅公告", "因停电检修，2022年8月12日上午", "暂停办理业务，下午照常。", "敬请谅解。"]
BOARD = ["卫生公厕管理牌", "保洁时间：6:00至20:00", "保洁员：罗细妹", "监督电话：6128860"]
MILESTONE = ["防汛物资仓库", "管理人：许长河", "钥匙存放：二楼值班室"]


def font(size, path=SERIF):
    return ImageFont.truetype(path, size, index=CHINESE if path.endswith("ttc") else 0)


def plain(lines):
    return [line.lstrip("^>") if isinstance(line, str) else line for line in lines]


def draw(lines, size, width=1240, height=1754, margin=130, path=SERIF, ground=255):
    """A page: '^' centres a line, '>' sets it right, lists are rows of a ruled table."""
    page = Image.new("L", (width, height), ground)
    pen, letters, y = ImageDraw.Draw(page), font(size, path), margin
    inner = width - 2 * margin
    rows = [line for line in lines if isinstance(line, list)]
    widths = [max(letters.getlength(row[i]) if i < len(row) else 0 for row in rows) + size for i in range(max(map(len, rows), default=0))]
    for line in lines:
        if isinstance(line, list):
            x = (width - sum(widths)) / 2
            for text, wide in zip(line, widths):
                pen.rectangle((x, y, x + wide, y + size * 2), outline=0, width=2)
                pen.text((x + size / 2, y + size * 0.35), text, font=letters, fill=0)
                x += wide
            y += size * 2.2 if line is rows[-1] else size * 2
            continue
        head = line.startswith("^")
        shown, face = line.lstrip("^>"), font(int(size * 1.35), path) if head else letters
        text = ("" if head or line.startswith(">") or shown.endswith("：") or not rows and len(shown) < 14 else "　　") + shown
        while text:
            cut = next((i for i in range(len(text)) if face.getlength(text[: i + 1]) > inner), len(text))
            while 0 < cut < len(text) and text[cut] in "，。、；：）":
                cut -= 1
            piece, text = text[:cut], text[cut:]
            x = (width - face.getlength(piece)) / 2 if head else width - margin - face.getlength(piece) if line.startswith(">") else margin
            pen.text((x, y), piece, font=face, fill=0)
            y += int(size * (2.4 if head else 1.9))
    return page


def card(lines, width=900, size=44):
    """A few big lines: a notice, a board, a screen."""
    page = Image.new("L", (width, int(size * (2 * len(lines) + 1.6))), 255)
    pen = ImageDraw.Draw(page)
    for i, line in enumerate(lines):
        face = font(size if i else int(size * 1.2))
        pen.text(((width - face.getlength(line)) / 2, size * (0.8 + 2 * i)), line, font=face, fill=0)
    return page


def scanned(page, angle, seed):
    """Laid on the glass a little askew, seen a little soft and dusty."""
    page = page.rotate(angle, Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
    dust, pixels = random.Random(seed), page.load()
    for _ in range(400):
        pixels[dust.randrange(page.width), dust.randrange(page.height)] = dust.randrange(60, 200)
    return page


def seal(name, side=380):
    """A round red seal: the name along its rim, a star within."""
    mark = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    pen, red, half = ImageDraw.Draw(mark), (205, 30, 40, 215), side / 2
    pen.ellipse((4, 4, side - 4, side - 4), outline=red, width=side // 45)
    pen.polygon([(half + side * r * math.sin(math.pi * i / 5), half - side * r * math.cos(math.pi * i / 5)) for i, r in enumerate([0.16, 0.065] * 5)], fill=red)
    for i, letter in enumerate(name):
        turn = (i - (len(name) - 1) / 2) * 260 / len(name)
        tile = Image.new("RGBA", (side, side), (0, 0, 0, 0))
        face = font(int(side * 0.135))
        ImageDraw.Draw(tile).text((half - side * 0.0675, side * 0.06), letter, font=face, fill=red)
        mark = Image.alpha_composite(mark, tile.rotate(-turn, Image.BICUBIC))
    return mark


def photographed(page):
    """A slip on a desk, seen from the side under a lamp; the telephone was held upright and says so."""
    width, height = 1600, 1200
    corners = [(190, 130), (1450, 70), (1530, 1080), (90, 1130)]
    slip = page.convert("RGB").transform((width, height), Image.PERSPECTIVE, homography(corners, page.size), Image.BICUBIC)
    mask = Image.new("L", page.size, 255).transform((width, height), Image.PERSPECTIVE, homography(corners, page.size), Image.BICUBIC)
    desk = Image.new("RGB", (width, height), (112, 84, 60))
    desk.paste(slip, mask=mask)
    lamp = Image.linear_gradient("L").resize((width, height)).point(lambda v: 165 + v * 90 // 255)
    return Image.composite(desk, Image.new("RGB", desk.size, (20, 18, 16)), lamp).filter(ImageFilter.GaussianBlur(0.7))


def homography(corners, size):
    """Coefficients that take a place of the photograph to its place on the slip."""
    (w, h), rows, values = size, [], []
    for (x, y), (u, v) in zip(corners, [(0, 0), (w, 0), (w, h), (0, h)]):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    for i in range(8):
        pivot = max(range(i, 8), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot], values[i], values[pivot] = rows[pivot], rows[i], values[pivot], values[i]
        for r in range(8):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
                values[r] -= factor * values[i]
    return [value / rows[i][i] for i, value in enumerate(values)]


def saved(image, kind, **how):
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def png(image):
    return saved(image.quantize(16), "PNG", optimize=True)


def bitonal(image):
    return image.point(lambda v: 255 if v > 150 else 0).convert("1")


def as_pdf(tiff):
    return run(lambda folder, source: ["faketime", "-f", "@2023-07-05 09:00:00", "tiff2pdf", "-o", f"{folder}/a.pdf", source], tiff, "a.tif", "a.pdf")


def make():
    put("党政办/来文/省林业科学院来函（传真）.pdf", as_pdf(saved(bitonal(scanned(draw(LETTER, 34), 0.7, 1)), "TIFF", compression="group4", dpi=(150, 150))), plain(LETTER))
    sealed = scanned(draw(HOLIDAY, 34), -0.5, 2).convert("RGBA")
    sealed.alpha_composite(seal("鹤渡镇人民政府"), (780, 510))
    put("党政办/通知/2022年国庆节放假通知（盖章件）.pdf", saved(sealed.convert("RGB"), "PDF", resolution=150, quality=55, creationDate=None, modDate=None), plain(HOLIDAY))
    slip = ["^鹤渡镇公务接待清单", *SLIP]
    about = Image.Exif()
    about[0x0132], about[0x0110], about[0x0112] = "2022:05:18 08:41:07", "HD-2000", 6
    photo = photographed(draw(slip, 40, 1500, 720, 90, HAND, 250)).transpose(Image.ROTATE_90)
    put("公务接待/单据/IMG_20220518_084107.jpg", saved(photo, "JPEG", quality=62, exif=about), plain(slip))
    pages = [bitonal(scanned(draw(page, 40, 1240, 1000), angle, seed)) for page, angle, seed in zip(SIGNED, (0.4, -0.8), (3, 4))]
    put("学习资料/2022年7月警示教育会签到表.tif", saved(pages[0], "TIFF", compression="group4", dpi=(150, 150), save_all=True, append_images=pages[1:]), [line for page in SIGNED for line in plain(page)])
    put("党政办/值班/工作群公告截图.png", png(card(GROUP)), GROUP)
    put("党政办/宣传/大厅停电公告.bmp", saved(bitonal(card(NOTICE)), "BMP"), NOTICE)
    photo = card(BOARD).filter(ImageFilter.GaussianBlur(0.5))
    put("项目办/照片/公厕管理牌.webp", run(lambda folder, source: ["cwebp", "-quiet", "-q", "70", source, "-o", f"{folder}/a.webp"], png(photo), "a.png", "a.webp"), BOARD)
    put("项目办/照片/IMG_3021.heic", run(lambda folder, source: ["heif-enc", "-q", "60", source, "-o", f"{folder}/a.heic"], saved(card(MILESTONE).convert("RGB"), "PNG"), "a.png", "a.heic"), MILESTONE)
