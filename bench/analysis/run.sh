#!/usr/bin/env bash
# How the analysis grows with the papers: generated papers of six years of an invented town (one meeting record in twenty papers, contracts, payment slips, receptions, letters), in each size taken
# into custody and then analysed anew (facts read again, likeness, matching, rules).
#   bench/analysis/run.sh [PAPERS…]      (default: 2500 5000 10000; PROGRAM is a docreview to use instead of one built now)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ $# -gt 0 ] || set -- 2500 5000 10000
[ -n "${PROGRAM:-}" ] || dotnet build src/Web -c Release -v quiet
program=${PROGRAM:-src/Web/bin/Release/net10.0/docreview}
scratch=$(mktemp -d); trap 'rm -rf "$scratch"' EXIT
TIMEFORMAT='%R s; %U + %S s of processor'

for papers; do
  rm -rf "$scratch/records" "$scratch/data"; mkdir -p "$scratch/records"
  python3 - "$papers" "$scratch/records" <<'PY'
import os, random, sys
count, to = int(sys.argv[1]), sys.argv[2]
pick = random.Random(1)
first, second = '青石柳沙桥云杨高白松龙上下红清双古新大长', '溪坪岭桥湾坝垭塘寨沟坡洞河井田庙林场坳口'
works = '道路硬化 饮水管网 河堤加固 路灯安装 文化广场 污水处理 校舍维修 办公楼防水 垃圾中转站 农贸市场 卫生厕所 山塘整治 便民桥 护栏安装 绿化补植'.split()
trades = '建筑 市政 园林 电力 水利 装饰 路桥'.split()
names = '罗勇 田甜 葛明 石磊 江涛 何敏 彭海 韦兰 龚平 秦岚'.split()
items = '一二三四五六'
def day(): return pick.randrange(2018, 2024), pick.randrange(1, 13), pick.randrange(1, 28)
def place(): return pick.choice(first) + pick.choice(second) + '村'
def firm(): return f'长宁县{pick.choice(first)}{pick.choice(second)}{pick.choice(trades)}工程有限公司'
def matter(): return f'{place()}{pick.choice(works)}工程'
def said(date): return f'{date[0]}年{date[1]}月{date[2]}日'
open_matters = []
def meeting(i):
    date, talk = day(), []
    for n in range(4):
        what, sum_, who = matter(), pick.randrange(20, 900) * 1000, firm()
        open_matters.append((what, sum_, who, date))
        talk.append(f'议题{items[n]}：研究{what}\n{pick.choice(names)}汇报：该工程经踏勘和测算，预算{sum_}元，拟由{who}实施。\n{pick.choice(names)}：群众反映多年，同意实施，要把好质量关。\n{pick.choice(names)}：同意，资金从年初预算列支。\n会议决定：同意实施{what}，金额控制在{sum_}元以内，由{who}承建。')
    return f'双溪镇党委会议记录\n时间：{said(date)}\n地点：三楼会议室\n主持：葛明　记录：田甜\n应到9人，实到8人\n' + '\n'.join(talk) + '\n'
def task(): return pick.choice(open_matters[-400:]) if open_matters and pick.random() < 0.7 else (matter(), pick.randrange(20, 900) * 1000, firm(), day())
def contract(i):
    what, sum_, who, date = task()
    return f'{what}施工合同\n合同编号：SX{date[0]}-{i:05d}\n甲方：双溪镇人民政府\n乙方：{who}\n工程名称：{what}\n合同价：{sum_}元\n工期：60天，质保期一年，按进度付款。\n签订日期：{date[0]}年{min(date[1] + 1, 12)}月{date[2]}日\n'
def slip(i):
    what, sum_, who, date = task()
    return f'双溪镇人民政府付款审批单\n日期：{date[0]}年{min(date[1] + 1, 12)}月{date[2]}日　编号：{i:05d}\n收款单位：{who}\n付款事由：支付{what}款\n金额：{sum_}元\n经办人：{pick.choice(names)}　审批人：葛明\n'
def reception(i):
    date = day()
    return f'双溪镇公务接待审批单\n接待日期：{said(date)}\n来访单位：{pick.choice(first)}{pick.choice(second)}县{pick.choice("财政 水利 民政 教育 林业".split())}局\n来访人数：{pick.randrange(3, 9)}人　陪同人数：{pick.randrange(1, 4)}人\n接待事由：检查{matter()}\n用餐地点：机关食堂\n金额：{pick.randrange(15, 90) * 10}元\n'
def letter(i):
    return f'关于报送{matter()}情况的函\n双府函〔{day()[0]}〕{i}号\n县水利局：\n现将{matter()}的进展情况函告如下。该工程已完成招标和进场准备，正在组织施工，请予指导。\n双溪镇人民政府\n{said(day())}\n'
for i in range(count):
    kind = meeting if i % 20 == 0 else contract if i % 20 < 5 else slip if i % 20 < 14 else reception if i % 20 < 17 else letter
    folder = f'{to}/{i // 500:03d}'
    os.makedirs(folder, exist_ok=True)
    with open(f'{folder}/{i:06d}.txt', 'w') as paper: paper.write(kind(i))
PY
  "$program" ingest "$scratch/records" --data "$scratch/data" --no-ocr >/dev/null 2>&1 || [ $? -eq 1 ]
  echo "$papers papers"
  echo -n "  analysed anew, facts included: "; time "$program" analyze --data "$scratch/data" >"$scratch/said" 2>/dev/null
  echo "  $(tail -n 1 "$scratch/said")"
done
