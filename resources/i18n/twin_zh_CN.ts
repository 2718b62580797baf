<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>A desktop digital twin that rehearses construction.</source>
        <translation>预演施工过程的桌面数字孪生。</translation>
    </message>
    <message>
        <source>Licence: Apache-2.0. Third-party notices come with the program.</source>
        <translation>许可：Apache-2.0。第三方声明随程序提供。</translation>
    </message>
    <message>
        <source>Renderer: {name}</source>
        <translation>渲染器：{name}</translation>
    </message>
    <message>
        <source>About twin_app</source>
        <translation>关于 twin_app</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Begin with an empty project.</source>
        <translation>从空项目开始。</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a project, or a model as a new project.</source>
        <translation>打开项目，或将模型作为新项目打开。</translation>
    </message>
    <message>
        <source>Add models or schedule…</source>
        <translation>添加模型或进度计划…</translation>
    </message>
    <message>
        <source>Add further models to the project, or read its schedule.</source>
        <translation>向项目添加更多模型，或读入进度计划。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the project to its file.</source>
        <translation>将项目保存到原文件。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the project to another file.</source>
        <translation>将项目保存到另一个文件。</translation>
    </message>
    <message>
        <source>Import schedule from a table…</source>
        <translation>从表格导入进度计划…</translation>
    </message>
    <message>
        <source>Read tasks from a CSV table and say what its columns mean.</source>
        <translation>读取 CSV 表格中的任务，并说明各列的含义。</translation>
    </message>
    <message>
        <source>Update schedule…</source>
        <translation>更新进度计划…</translation>
    </message>
    <message>
        <source>Read the schedule again from a newer file, after a look at what changes.</source>
        <translation>从较新的文件重新读取进度计划，先查看变更内容。</translation>
    </message>
    <message>
        <source>Schedule report…</source>
        <translation>进度计划报告…</translation>
    </message>
    <message>
        <source>What the schedule holds, whether its dates agree with ours, and is it sound.</source>
        <translation>进度计划内容、日期是否与本程序一致、质量是否可靠。</translation>
    </message>
    <message>
        <source>Import links from a table…</source>
        <translation>从表格导入关联…</translation>
    </message>
    <message>
        <source>Read from a CSV table which element belongs to which task.</source>
        <translation>从 CSV 表格读取构件与任务的对应关系。</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>起始页</translation>
    </message>
    <message>
        <source>Show samples and recent projects.</source>
        <translation>显示示例和最近打开的项目。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Close the window; unsaved changes are asked about.</source>
        <translation>关闭窗口；如有未保存的更改会先询问。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back the last change of the project.</source>
        <translation>撤销对项目的上一次更改。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Do again what was taken back.</source>
        <translation>恢复刚才撤销的更改。</translation>
    </message>
    <message>
        <source>Generate schedule</source>
        <translation>生成进度计划</translation>
    </message>
    <message>
        <source>Make a schedule from storeys, classes and production rates.</source>
        <translation>按楼层、构件类别和工效生成进度计划。</translation>
    </message>
    <message>
        <source>Generate schedule with rates…</source>
        <translation>按自定定额生成进度…</translation>
    </message>
    <message>
        <source>The same with production rates, crews and a calendar from a file of your own.</source>
        <translation>同上，但采用您自己文件中的产量定额、班组数和日历。</translation>
    </message>
    <message>
        <source>Link by rules…</source>
        <translation>按规则关联…</translation>
    </message>
    <message>
        <source>Link elements to tasks by class, storey, name or property.</source>
        <translation>按类别、楼层、名称或属性将构件关联到任务。</translation>
    </message>
    <message>
        <source>Link selection to tasks</source>
        <translation>将所选构件关联到任务</translation>
    </message>
    <message>
        <source>Link the selected elements to the selected tasks; dragging does the same.</source>
        <translation>将所选构件关联到所选任务；拖放亦可。</translation>
    </message>
    <message>
        <source>Unlink selection</source>
        <translation>解除所选关联</translation>
    </message>
    <message>
        <source>Take away the links between the selected elements and tasks.</source>
        <translation>解除所选构件与任务之间的关联。</translation>
    </message>
    <message>
        <source>Appearance of tasks…</source>
        <translation>任务外观…</translation>
    </message>
    <message>
        <source>Say how elements look before, during and after the selected tasks.</source>
        <translation>设定所选任务之前、期间和之后构件的外观。</translation>
    </message>
    <message>
        <source>Growth of tasks…</source>
        <translation>任务生长方式…</translation>
    </message>
    <message>
        <source>Say along which way elements of the selected tasks come into being.</source>
        <translation>设定所选任务的构件沿何方向生长。</translation>
    </message>
    <message>
        <source>Motion of tasks…</source>
        <translation>任务移动路径…</translation>
    </message>
    <message>
        <source>Let the selected tasks carry their elements along a path of points.</source>
        <translation>让所选任务沿点序列移动其构件。</translation>
    </message>
    <message>
        <source>Growth of classes…</source>
        <translation>类别生长方式…</translation>
    </message>
    <message>
        <source>Say along which way elements of the selected classes come into being.</source>
        <translation>设定所选类别的构件沿何方向生长。</translation>
    </message>
    <message>
        <source>Replace model with new revision…</source>
        <translation>用新版替换模型…</translation>
    </message>
    <message>
        <source>Read the next revision of a model; links and sensors follow their elements.</source>
        <translation>读取模型的新版；关联和传感器随构件转移。</translation>
    </message>
    <message>
        <source>Revision and orphaned links…</source>
        <translation>模型修订与失联关联…</translation>
    </message>
    <message>
        <source>Judge how elements were known again, and see links without an element.</source>
        <translation>核对构件的对应方式，查看失去构件的关联。</translation>
    </message>
    <message>
        <source>Play readings…</source>
        <translation>回放监测读数…</translation>
    </message>
    <message>
        <source>Play sensor readings; an alarm colours its element. Again to stop.</source>
        <translation>回放传感器读数；报警时对应构件变色。再次执行则停止。</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy the 3D view with its legend to the clipboard.</source>
        <translation>将三维视图连同图例复制到剪贴板。</translation>
    </message>
    <message>
        <source>Export schedule…</source>
        <translation>导出进度计划…</translation>
    </message>
    <message>
        <source>Write the schedule for another program, in the format you choose.</source>
        <translation>按所选格式写出进度计划，供其他软件使用。</translation>
    </message>
    <message>
        <source>Save models with schedule…</source>
        <translation>保存带进度计划的模型…</translation>
    </message>
    <message>
        <source>Copy the models to a folder, with tasks, logic, calendars and links in them.</source>
        <translation>将模型复制到文件夹，并以 IFC 方式写入任务、逻辑关系、日历与关联。</translation>
    </message>
    <message>
        <source>Reports…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Write look-ahead, delay report, S-curve and health check as HTML and PDF.</source>
        <translation>以 HTML 和 PDF 生成滚动计划、偏差报告、S 曲线和健康检查。</translation>
    </message>
    <message>
        <source>Print Gantt chart…</source>
        <translation>打印甘特图…</translation>
    </message>
    <message>
        <source>Print the Gantt chart as it is filtered to a PDF for A3.</source>
        <translation>按当前筛选将甘特图打印为 A3 幅面 PDF。</translation>
    </message>
    <message>
        <source>Export film…</source>
        <translation>导出视频…</translation>
    </message>
    <message>
        <source>Make a film of the construction, with a strip of the Gantt chart and a flight.</source>
        <translation>生成施工过程视频，可附甘特图条和镜头路径。</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Save the 3D view with its legend as an image file.</source>
        <translation>将三维视图连同图例保存为图片文件。</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select every element that is not hidden.</source>
        <translation>选择所有未隐藏的构件。</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Select nothing.</source>
        <translation>不选择任何构件。</translation>
    </message>
    <message>
        <source>Select same class</source>
        <translation>选择同类构件</translation>
    </message>
    <message>
        <source>Select all elements of the classes in the selection.</source>
        <translation>选择与所选构件类别相同的全部构件。</translation>
    </message>
    <message>
        <source>Select same type</source>
        <translation>选择同类型</translation>
    </message>
    <message>
        <source>Select all elements of the types in the selection.</source>
        <translation>选择与所选构件类型相同的全部构件。</translation>
    </message>
    <message>
        <source>Select same storey</source>
        <translation>选择同楼层构件</translation>
    </message>
    <message>
        <source>Select all elements on the storeys of the selection.</source>
        <translation>选择所选构件所在楼层的全部构件。</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Show the properties of the selected elements.</source>
        <translation>显示所选构件的属性。</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Hide the selected elements.</source>
        <translation>隐藏所选构件。</translation>
    </message>
    <message>
        <source>Isolate</source>
        <translation>隔离</translation>
    </message>
    <message>
        <source>Hide everything but the selected elements.</source>
        <translation>仅显示所选构件，隐藏其余构件。</translation>
    </message>
    <message>
        <source>Ghost</source>
        <translation>半透明</translation>
    </message>
    <message>
        <source>Show the selected elements as glass.</source>
        <translation>以半透明方式显示所选构件。</translation>
    </message>
    <message>
        <source>Ghost others</source>
        <translation>其余半透明</translation>
    </message>
    <message>
        <source>Show everything but the selected elements as glass.</source>
        <translation>以半透明方式显示所选构件以外的构件。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Show all hidden and ghosted elements again.</source>
        <translation>恢复显示所有隐藏和半透明的构件。</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Show the selection, or the whole model if nothing is selected.</source>
        <translation>显示所选构件；未选择时显示整个模型。</translation>
    </message>
    <message>
        <source>Isometric view</source>
        <translation>轴测视图</translation>
    </message>
    <message>
        <source>Look from the south-east and above.</source>
        <translation>从东南上方观察。</translation>
    </message>
    <message>
        <source>Top view</source>
        <translation>俯视图</translation>
    </message>
    <message>
        <source>Look straight down.</source>
        <translation>垂直向下观察。</translation>
    </message>
    <message>
        <source>Bottom view</source>
        <translation>仰视图</translation>
    </message>
    <message>
        <source>Look straight up.</source>
        <translation>垂直向上观察。</translation>
    </message>
    <message>
        <source>Front view</source>
        <translation>前视图</translation>
    </message>
    <message>
        <source>Look from the south.</source>
        <translation>从南侧观察。</translation>
    </message>
    <message>
        <source>Back view</source>
        <translation>后视图</translation>
    </message>
    <message>
        <source>Look from the north.</source>
        <translation>从北侧观察。</translation>
    </message>
    <message>
        <source>Right view</source>
        <translation>右视图</translation>
    </message>
    <message>
        <source>Look from the east.</source>
        <translation>从东侧观察。</translation>
    </message>
    <message>
        <source>Left view</source>
        <translation>左视图</translation>
    </message>
    <message>
        <source>Look from the west.</source>
        <translation>从西侧观察。</translation>
    </message>
    <message>
        <source>Orthographic</source>
        <translation>正交投影</translation>
    </message>
    <message>
        <source>Switch between perspective and parallel projection.</source>
        <translation>在透视投影与平行投影之间切换。</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>轮廓线</translation>
    </message>
    <message>
        <source>Draw feature edges as thin lines.</source>
        <translation>以细线绘制构件轮廓。</translation>
    </message>
    <message>
        <source>Outline under the cursor</source>
        <translation>勾画光标下的构件</translation>
    </message>
    <message>
        <source>Outline the element that a click would select.</source>
        <translation>勾画单击将选中的构件。</translation>
    </message>
    <message>
        <source>Show what is to come</source>
        <translation>显示待建构件</translation>
    </message>
    <message>
        <source>Show what is not yet built as glass instead of hiding it.</source>
        <translation>以半透明方式显示尚未施工的构件，而不是隐藏。</translation>
    </message>
    <message>
        <source>Save viewpoint</source>
        <translation>保存视点</translation>
    </message>
    <message>
        <source>Keep camera, date, sections and visibility under a name.</source>
        <translation>以名称保存相机、日期、剖切和可见性。</translation>
    </message>
    <message>
        <source>Section at a face</source>
        <translation>按面剖切</translation>
    </message>
    <message>
        <source>Click a face: the model is cut in its plane.</source>
        <translation>点击一个面：沿该面所在平面剖切模型。</translation>
    </message>
    <message>
        <source>Horizontal section</source>
        <translation>水平剖切</translation>
    </message>
    <message>
        <source>Cut the model at the middle of its height.</source>
        <translation>在模型中部高度水平剖切。</translation>
    </message>
    <message>
        <source>Section across X</source>
        <translation>垂直于 X 轴剖切</translation>
    </message>
    <message>
        <source>Cut the model across its X axis.</source>
        <translation>垂直于 X 轴剖切模型。</translation>
    </message>
    <message>
        <source>Section across Y</source>
        <translation>垂直于 Y 轴剖切</translation>
    </message>
    <message>
        <source>Cut the model across its Y axis.</source>
        <translation>垂直于 Y 轴剖切模型。</translation>
    </message>
    <message>
        <source>Section box</source>
        <translation>剖切框</translation>
    </message>
    <message>
        <source>Cut away everything outside a box round the selection or the model.</source>
        <translation>剖去所选构件或模型外围框以外的部分。</translation>
    </message>
    <message>
        <source>Flip section</source>
        <translation>翻转剖切</translation>
    </message>
    <message>
        <source>Show the other side of the last section.</source>
        <translation>显示最后一个剖切面的另一侧。</translation>
    </message>
    <message>
        <source>Remove sections</source>
        <translation>清除剖切</translation>
    </message>
    <message>
        <source>Show the model uncut.</source>
        <translation>显示未剖切的模型。</translation>
    </message>
    <message>
        <source>Sections…</source>
        <translation>剖切列表…</translation>
    </message>
    <message>
        <source>List the sections, with their positions as numbers.</source>
        <translation>列出各剖切面及其位置数值。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Click two points: their distance, along the axes too. Esc ends.</source>
        <translation>点击两点：显示其距离及沿各轴的分量。按 Esc 结束。</translation>
    </message>
    <message>
        <source>Copy measurements</source>
        <translation>复制测量结果</translation>
    </message>
    <message>
        <source>Copy all measurements as a table.</source>
        <translation>以表格形式复制全部测量结果。</translation>
    </message>
    <message>
        <source>Remove measurements</source>
        <translation>清除测量</translation>
    </message>
    <message>
        <source>Take all measurements off the picture.</source>
        <translation>清除画面上的全部测量。</translation>
    </message>
    <message>
        <source>Mark up picture…</source>
        <translation>图片批注…</translation>
    </message>
    <message>
        <source>Draw and write on a picture of the view; save, copy or keep it.</source>
        <translation>在视图图片上绘制和书写批注，然后保存、复制或存入视点。</translation>
    </message>
    <message>
        <source>Colour by state of work</source>
        <translation>按施工状态着色</translation>
    </message>
    <message>
        <source>Material colours, with the state of work at the date shown.</source>
        <translation>材质颜色，并叠加所示日期的施工状态。</translation>
    </message>
    <message>
        <source>Colour by class</source>
        <translation>按类别着色</translation>
    </message>
    <message>
        <source>One colour for each IFC class.</source>
        <translation>每个 IFC 类别一种颜色。</translation>
    </message>
    <message>
        <source>Colour by storey</source>
        <translation>按楼层着色</translation>
    </message>
    <message>
        <source>One colour for each storey.</source>
        <translation>每个楼层一种颜色。</translation>
    </message>
    <message>
        <source>Colour by type</source>
        <translation>按类型着色</translation>
    </message>
    <message>
        <source>One colour for each type of element.</source>
        <translation>每个构件类型一种颜色。</translation>
    </message>
    <message>
        <source>Colour by model</source>
        <translation>按模型着色</translation>
    </message>
    <message>
        <source>One colour for each model file.</source>
        <translation>每个模型文件一种颜色。</translation>
    </message>
    <message>
        <source>Colour by property…</source>
        <translation>按属性着色…</translation>
    </message>
    <message>
        <source>One colour for each value of a property you choose.</source>
        <translation>所选属性的每个值一种颜色。</translation>
    </message>
    <message>
        <source>Colour by planned against actual</source>
        <translation>按计划与实际对比着色</translation>
    </message>
    <message>
        <source>Early, on time or late: the actual dates beside the baseline in use.</source>
        <translation>提前、按时或滞后：将实际日期与所用基线对比。</translation>
    </message>
    <message>
        <source>Usual colours of work</source>
        <translation>常规施工状态配色</translation>
    </message>
    <message>
        <source>Amber in work, green when finished, red when demolished.</source>
        <translation>施工中为琥珀色，刚完成为绿色，拆除为红色。</translation>
    </message>
    <message>
        <source>Colours safe for colour-blind readers</source>
        <translation>色盲友好配色</translation>
    </message>
    <message>
        <source>States of work that differ in lightness as well as in hue.</source>
        <translation>各施工状态在明度和色相上均有区别。</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Run the schedule from the date shown.</source>
        <translation>从所示日期起播放施工进度。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop at the date shown.</source>
        <translation>停在所示日期。</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>倒放</translation>
    </message>
    <message>
        <source>Run backwards; again for twice the speed.</source>
        <translation>倒序播放；再按一次速度加倍。</translation>
    </message>
    <message>
        <source>Play forwards</source>
        <translation>正放</translation>
    </message>
    <message>
        <source>Run forwards; again for twice the speed.</source>
        <translation>正序播放；再按一次速度加倍。</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Go one day on.</source>
        <translation>前进一天。</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Go one day back.</source>
        <translation>后退一天。</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>后一周</translation>
    </message>
    <message>
        <source>Go one week on.</source>
        <translation>前进一周。</translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation>前一周</translation>
    </message>
    <message>
        <source>Go one week back.</source>
        <translation>后退一周。</translation>
    </message>
    <message>
        <source>Start of work</source>
        <translation>开工</translation>
    </message>
    <message>
        <source>Go to the first start of the schedule.</source>
        <translation>转到进度计划的最早开始时间。</translation>
    </message>
    <message>
        <source>End of work</source>
        <translation>完工</translation>
    </message>
    <message>
        <source>Go to the last finish of the schedule.</source>
        <translation>转到进度计划的最晚完成时间。</translation>
    </message>
    <message>
        <source>Reschedule after each edit</source>
        <translation>编辑后自动重排</translation>
    </message>
    <message>
        <source>Let dates follow from durations and links after each edit of the schedule.</source>
        <translation>每次编辑进度后，按工期和逻辑关系重新推算日期。</translation>
    </message>
    <message>
        <source>Reschedule now</source>
        <translation>立即重排</translation>
    </message>
    <message>
        <source>Calculate all dates by the critical path method.</source>
        <translation>用关键路径法计算全部日期。</translation>
    </message>
    <message>
        <source>Link selected tasks</source>
        <translation>关联所选任务</translation>
    </message>
    <message>
        <source>Let each selected task wait for the one selected before it.</source>
        <translation>按选择顺序，让每个任务以前一个任务为前置。</translation>
    </message>
    <message>
        <source>Unlink selected tasks</source>
        <translation>取消所选任务的逻辑关系</translation>
    </message>
    <message>
        <source>Take away the links between the selected tasks.</source>
        <translation>删除所选任务之间的逻辑关系。</translation>
    </message>
    <message>
        <source>Show all tasks</source>
        <translation>显示全部任务</translation>
    </message>
    <message>
        <source>Clear the filter and the groups of the Gantt chart.</source>
        <translation>清除甘特图的筛选和分组。</translation>
    </message>
    <message>
        <source>Time views</source>
        <translation>时间视图</translation>
    </message>
    <message>
        <source>Show S-curve, resources, flowline, look-ahead and what is due today.</source>
        <translation>显示 S 曲线、资源、流水线图、滚动计划和当日任务。</translation>
    </message>
    <message>
        <source>Enter progress…</source>
        <translation>填写进度…</translation>
    </message>
    <message>
        <source>Enter actual dates, per cent and what remains of the selected tasks.</source>
        <translation>填写所选任务的实际日期、完成百分比和剩余工期。</translation>
    </message>
    <message>
        <source>Import progress from a table…</source>
        <translation>从表格导入进度…</translation>
    </message>
    <message>
        <source>Read actual dates, per cent and what remains of many tasks from a table.</source>
        <translation>从表格读取多项任务的实际日期、完成百分比和剩余工期。</translation>
    </message>
    <message>
        <source>Import log of what was built…</source>
        <translation>导入竣工事件日志…</translation>
    </message>
    <message>
        <source>Read from a log of events when tasks were really done and what came late.</source>
        <translation>从事件日志读取任务的实际施工时间和滞后的构件。</translation>
    </message>
    <message>
        <source>Baselines…</source>
        <translation>基线…</translation>
    </message>
    <message>
        <source>Keep the present plan under a name, and choose which one to compare with.</source>
        <translation>将当前计划命名保存为基线，并选择用于对比的基线。</translation>
    </message>
    <message>
        <source>Calendars…</source>
        <translation>日历…</translation>
    </message>
    <message>
        <source>Edit shifts and dates that differ, and see which tasks use a calendar.</source>
        <translation>编辑班次与例外日期，并查看使用该日历的任务。</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排对比</translation>
    </message>
    <message>
        <source>Show two versions of the dates beside each other: one camera, one date.</source>
        <translation>并排显示两个日期版本：同一视角，同一时刻。</translation>
    </message>
    <message>
        <source>Earned value</source>
        <translation>挣值</translation>
    </message>
    <message>
        <source>What was planned, earned and spent by the data date, and what follows from it.</source>
        <translation>截至数据日期的计划值、挣值和实际成本，以及由此得出的预测。</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>List who changed what in this project, and when.</source>
        <translation>列出本项目由谁、何时、更改了什么。</translation>
    </message>
    <message>
        <source>Mouse like Revit</source>
        <translation>Revit 鼠标操作</translation>
    </message>
    <message>
        <source>Middle button pans, with Shift it orbits; left selects.</source>
        <translation>中键平移，按住 Shift 环绕；左键选择。</translation>
    </message>
    <message>
        <source>Mouse like Navisworks</source>
        <translation>Navisworks 鼠标操作</translation>
    </message>
    <message>
        <source>Left button orbits, middle pans; Shift and left selects a box.</source>
        <translation>左键环绕，中键平移；Shift 加左键框选。</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>漫游</translation>
    </message>
    <message>
        <source>W A S D walk, Q and E sink and rise, the mouse looks round.</source>
        <translation>W A S D 行走，Q、E 下降和上升，鼠标环顾四周。</translation>
    </message>
    <message>
        <source>Show the window in English.</source>
        <translation>界面使用英文。</translation>
    </message>
    <message>
        <source>Show the window in Simplified Chinese.</source>
        <translation>界面使用简体中文。</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Follow the system&apos;s light or dark scheme.</source>
        <translation>跟随系统的浅色或深色外观。</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Always light.</source>
        <translation>始终使用浅色。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Always dark.</source>
        <translation>始终使用深色。</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>米</translation>
    </message>
    <message>
        <source>Show lengths in metres.</source>
        <translation>长度以米显示。</translation>
    </message>
    <message>
        <source>Millimetres</source>
        <translation>毫米</translation>
    </message>
    <message>
        <source>Show lengths in millimetres.</source>
        <translation>长度以毫米显示。</translation>
    </message>
    <message>
        <source>Feet</source>
        <translation>英尺</translation>
    </message>
    <message>
        <source>Show lengths in feet.</source>
        <translation>长度以英尺显示。</translation>
    </message>
    <message>
        <source>ISO, 2026-03-31</source>
        <translation>ISO 格式，2026-03-31</translation>
    </message>
    <message>
        <source>Write dates as ISO 8601 does.</source>
        <translation>按 ISO 8601 书写日期。</translation>
    </message>
    <message>
        <source>As the language writes them</source>
        <translation>按界面语言的习惯</translation>
    </message>
    <message>
        <source>Write dates as is usual in the language of the window.</source>
        <translation>按界面语言的习惯书写日期。</translation>
    </message>
    <message>
        <source>Plugins…</source>
        <translation>插件…</translation>
    </message>
    <message>
        <source>List the plugins and switch them on or off.</source>
        <translation>列出插件并启用或停用。</translation>
    </message>
    <message>
        <source>Layouts…</source>
        <translation>布局…</translation>
    </message>
    <message>
        <source>Save and bring back where panels stand and how the Gantt chart is arranged.</source>
        <translation>保存并恢复面板位置及甘特图的排列方式。</translation>
    </message>
    <message>
        <source>Reset panels</source>
        <translation>重置面板</translation>
    </message>
    <message>
        <source>Put all panels back where they were at first.</source>
        <translation>将所有面板恢复到初始位置。</translation>
    </message>
    <message>
        <source>Command palette…</source>
        <translation>命令面板…</translation>
    </message>
    <message>
        <source>Find any action by its name.</source>
        <translation>按名称查找任何命令。</translation>
    </message>
    <message>
        <source>Problems found…</source>
        <translation>发现的问题…</translation>
    </message>
    <message>
        <source>List what the readers found wrong with the files.</source>
        <translation>列出读取文件时发现的问题。</translation>
    </message>
    <message>
        <source>About twin_app</source>
        <translation>关于 twin_app</translation>
    </message>
    <message>
        <source>Version, renderer and licences.</source>
        <translation>版本、渲染器和许可。</translation>
    </message>
</context>
<context>
    <name>AheadPage</name>
    <message>
        <source>starts</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>should have started</source>
        <translation>应开始未开始</translation>
    </message>
    <message>
        <source>should be finished</source>
        <translation>应完成未完成</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>{0} tasks from {1}</source>
        <translation>自 {1} 起共 {0} 项任务</translation>
    </message>
    <message>
        <source>3 weeks</source>
        <translation>3 周</translation>
    </message>
    <message>
        <source>6 weeks</source>
        <translation>6 周</translation>
    </message>
    <message>
        <source>How far to look ahead</source>
        <translation>前瞻范围</translation>
    </message>
</context>
<context>
    <name>Autosave</name>
    <message>
        <source>Keep a recovery copy</source>
        <translation>保存恢复副本</translation>
    </message>
</context>
<context>
    <name>BaselineList</name>
    <message>
        <source>Taken {date}</source>
        <translation>设置于 {date}</translation>
    </message>
    <message>
        <source>In use: {name}. Double-click another to compare with it.</source>
        <translation>正在使用：{name}。双击其他基线即可与之对比。</translation>
    </message>
    <message>
        <source>No baseline yet: give the present plan a name and set it.</source>
        <translation>尚无基线：请为当前计划命名并设为基线。</translation>
    </message>
    <message>
        <source>Name of the baseline</source>
        <translation>基线名称</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>With a schedule, plans that were agreed are kept here as baselines.</source>
        <translation>导入进度计划后，经确认的计划将作为基线保存在此处。</translation>
    </message>
</context>
<context>
    <name>CalendarEditor</name>
    <message>
        <source>{count} tasks use it</source>
        <translation>{count} 项任务使用该日历</translation>
    </message>
    <message>
        <source>{date}: differs from its weekday</source>
        <translation>{date}：例外日期</translation>
    </message>
    <message>
        <source>{date}: as its weekday</source>
        <translation>{date}：与平日相同</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Name of the calendar</source>
        <translation>日历名称</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Shifts of a week</source>
        <translation>每周班次</translation>
    </message>
    <message>
        <source>Dates that differ</source>
        <translation>例外日期</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息</translation>
    </message>
    <message>
        <source>Shifts of the date</source>
        <translation>当日班次</translation>
    </message>
    <message>
        <source>Set date</source>
        <translation>设为例外</translation>
    </message>
    <message>
        <source>As weekday</source>
        <translation>恢复平日</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Caption</name>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>已重做：{what}</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>{count} 条变更</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Copy as a table (tab-separated)</source>
        <translation>复制为表格（制表符分隔）</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Each edit of the project is noted here: when, who and what.</source>
        <translation>项目的每次编辑都记录在此：时间、人员和内容。</translation>
    </message>
</context>
<context>
    <name>Checking</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Type what you want to do</source>
        <translation>输入要执行的操作</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>The picture could not be written: {path}</source>
        <translation>无法写入图片：{path}</translation>
    </message>
    <message>
        <source>Colour by property</source>
        <translation>按属性着色</translation>
    </message>
    <message>
        <source>Property:</source>
        <translation>属性：</translation>
    </message>
    <message>
        <source>Colours of work</source>
        <translation>施工状态配色</translation>
    </message>
</context>
<context>
    <name>ConstraintForm</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Start on</source>
        <translation>开始于</translation>
    </message>
    <message>
        <source>Start no earlier than</source>
        <translation>不早于…开始</translation>
    </message>
    <message>
        <source>Start no later than</source>
        <translation>不晚于…开始</translation>
    </message>
    <message>
        <source>Finish on</source>
        <translation>完成于</translation>
    </message>
    <message>
        <source>Finish no earlier than</source>
        <translation>不早于…完成</translation>
    </message>
    <message>
        <source>Finish no later than</source>
        <translation>不晚于…完成</translation>
    </message>
    <message>
        <source>Must start on (breaks logic)</source>
        <translation>强制开始（忽略逻辑关系）</translation>
    </message>
    <message>
        <source>Must finish on (breaks logic)</source>
        <translation>强制完成（忽略逻辑关系）</translation>
    </message>
    <message>
        <source>As late as possible</source>
        <translation>越晚越好</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>限制条件</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二限制</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>最后期限</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Edit calendars…</source>
        <translation>编辑日历…</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
</context>
<context>
    <name>Controlling</name>
    <message>
        <source>Enter progress</source>
        <translation>填写进度</translation>
    </message>
    <message>
        <source>Set constraints</source>
        <translation>设置限制条件</translation>
    </message>
    <message>
        <source>Set data date</source>
        <translation>设置数据日期</translation>
    </message>
    <message>
        <source>Set baseline</source>
        <translation>设置基线</translation>
    </message>
    <message>
        <source>Use baseline</source>
        <translation>使用基线</translation>
    </message>
    <message>
        <source>Rename baseline</source>
        <translation>重命名基线</translation>
    </message>
    <message>
        <source>Delete baseline</source>
        <translation>删除基线</translation>
    </message>
    <message>
        <source>Copy of {name}</source>
        <translation>{name} 的副本</translation>
    </message>
    <message>
        <source>Edit calendar</source>
        <translation>编辑日历</translation>
    </message>
</context>
<context>
    <name>CoveragePanel</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>构件</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>已关联</translation>
    </message>
    <message>
        <source>More than once</source>
        <translation>多重关联</translation>
    </message>
    <message>
        <source>Link by rules…</source>
        <translation>按规则关联…</translation>
    </message>
    <message>
        <source>Copy as a table (tab-separated)</source>
        <translation>复制为表格（制表符分隔）</translation>
    </message>
    <message>
        <source>Coverage by class</source>
        <translation>按类别的关联覆盖率</translation>
    </message>
    <message>
        <source>With a model and a schedule, this says which elements are built by which tasks.</source>
        <translation>有了模型和进度计划后，此处显示哪些构件由哪些任务施工。</translation>
    </message>
    <message>
        <source>{0} of {1} elements linked ({2})</source>
        <translation>{1} 个构件中已关联 {0} 个（{2}）</translation>
    </message>
    <message>
        <source>{0} without a task</source>
        <translation>{0} 个未关联任务</translation>
    </message>
    <message>
        <source>{0} with more than one task</source>
        <translation>{0} 个关联多个任务</translation>
    </message>
    <message>
        <source>{0} of {1} tasks without an element</source>
        <translation>{1} 个任务中有 {0} 个未关联构件</translation>
    </message>
    <message>
        <source>only these</source>
        <translation>仅显示这些</translation>
    </message>
    <message>
        <source>{0} links without their element</source>
        <translation>{0} 条关联失去构件</translation>
    </message>
</context>
<context>
    <name>CurvePage</name>
    <message>
        <source>no baseline</source>
        <translation>无基线</translation>
    </message>
    <message>
        <source>no progress entered apart from the plan</source>
        <translation>未录入独立于计划的实际进度</translation>
    </message>
    <message>
        <source>Value, or hours where nothing has a cost</source>
        <translation>产值（无费用时为工时）</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>构件</translation>
    </message>
    <message>
        <source>What the curve counts</source>
        <translation>曲线统计内容</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>{0} d</source>
        <translation>{0} 天</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Viewpoints</source>
        <translation>视点</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>剖切</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Earned value</source>
        <translation>挣值</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Time views</source>
        <translation>时间视图</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Untitled project</source>
        <translation>未命名项目</translation>
    </message>
    <message>
        <source>Open sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Generate schedule</source>
        <translation>生成进度计划</translation>
    </message>
    <message>
        <source>Open {names}</source>
        <translation>打开 {names}</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Save {name}</source>
        <translation>保存 {name}</translation>
    </message>
    <message>
        <source>Import schedule</source>
        <translation>导入进度计划</translation>
    </message>
    <message>
        <source>{file} holds {count} projects. Which is to be read?</source>
        <translation>{file} 包含 {count} 个项目，读取哪一个？</translation>
    </message>
    <message>
        <source>All of them, as one schedule</source>
        <translation>全部，合并为一个进度计划</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong: {what}</source>
        <translation>发生意外错误：{what}</translation>
    </message>
</context>
<context>
    <name>DueTable</name>
    <message>
        <source>ID</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Standing</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>Tasks that are due</source>
        <translation>到期任务</translation>
    </message>
</context>
<context>
    <name>EmptyScene</name>
    <message>
        <source>The schedule is open. Add a model to see it built task by task.</source>
        <translation>进度计划已打开。添加模型后即可逐项任务查看建造过程。</translation>
    </message>
    <message>
        <source>The model stands here.</source>
        <translation>模型显示在此处。</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>添加模型…</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export schedule</source>
        <translation>导出进度计划</translation>
    </message>
    <message>
        <source>In copies of the models, without what IFC2X3 cannot hold</source>
        <translation>写入模型副本，IFC2X3 无法保存的内容除外</translation>
    </message>
    <message>
        <source>In an IFC4 file beside them, whole</source>
        <translation>完整写入模型旁的 IFC4 文件</translation>
    </message>
    <message>
        <source>Save models with schedule</source>
        <translation>保存带进度计划的模型</translation>
    </message>
    <message>
        <source>Where should the schedule of IFC2X3 models go?</source>
        <translation>IFC2X3 模型的进度计划保存到哪里？</translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <source>Export film</source>
        <translation>导出视频</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>尺寸：</translation>
    </message>
    <message>
        <source>Length:</source>
        <translation>时长：</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Strip of the Gantt chart below the picture</source>
        <translation>画面下方显示甘特图条</translation>
    </message>
    <message>
        <source>Fly through the saved viewpoints, each at its date</source>
        <translation>镜头按日期依次经过已保存的视点</translation>
    </message>
    <message>
        <source>A flight needs two saved viewpoints with different dates.</source>
        <translation>镜头路径需要至少两个日期不同的已保存视点。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>FlowPage</name>
    <message>
        <source>Tasks with elements show where work goes on.</source>
        <translation>关联构件的任务会显示施工部位。</translation>
    </message>
</context>
<context>
    <name>FlowlinePlot</name>
    <message>
        <source>Flowline</source>
        <translation>流水线图</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Zone {0}</source>
        <translation>区域 {0}</translation>
    </message>
</context>
<context>
    <name>Gantt</name>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>WBS</source>
        <translation>工作分解</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>工期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>Total float</source>
        <translation>总时差</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>关键</translation>
    </message>
    <message>
        <source>Predecessors</source>
        <translation>前置任务</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>构件</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Bars of the tasks</source>
        <translation>任务横道</translation>
    </message>
    <message>
        <source>Generate one from the model</source>
        <translation>由模型生成</translation>
    </message>
    <message>
        <source>Tasks and their bars stand here. A schedule says when each part is built.</source>
        <translation>任务及其横道显示在此处。进度计划说明每个构件何时施工。</translation>
    </message>
    <message>
        <source>Import a schedule…</source>
        <translation>导入进度计划…</translation>
    </message>
</context>
<context>
    <name>GanttChart</name>
    <message>
        <source>Total float {0}</source>
        <translation>总时差 {0}</translation>
    </message>
</context>
<context>
    <name>GanttFilter</name>
    <message>
        <source>By WBS</source>
        <translation>按工作分解</translation>
    </message>
    <message>
        <source>By storey</source>
        <translation>按楼层</translation>
    </message>
    <message>
        <source>By resource</source>
        <translation>按资源</translation>
    </message>
    <message>
        <source>By calendar</source>
        <translation>按日历</translation>
    </message>
    <message>
        <source>By criticality</source>
        <translation>按关键性</translation>
    </message>
    <message>
        <source>By month of finish</source>
        <translation>按完成月份</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>关键</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>滞后</translation>
    </message>
    <message>
        <source>Next 3 weeks</source>
        <translation>未来 3 周</translation>
    </message>
    <message>
        <source>Next 6 weeks</source>
        <translation>未来 6 周</translation>
    </message>
    <message>
        <source>Without elements</source>
        <translation>未关联构件</translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation>筛选任务</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>关键路径</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>时差</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Deadlines and constraints</source>
        <translation>期限与限制条件</translation>
    </message>
    <message>
        <source>Progress line</source>
        <translation>前锋线</translation>
    </message>
    <message>
        <source>Show tasks with these words in name, ID or WBS code</source>
        <translation>显示名称、编号或工作分解代码中含有这些文字的任务</translation>
    </message>
    <message>
        <source>Which tasks are listed</source>
        <translation>列出哪些任务</translation>
    </message>
    <message>
        <source>What the tasks are grouped by</source>
        <translation>任务分组方式</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What the chart draws</source>
        <translation>图中显示内容</translation>
    </message>
    <message>
        <source>Let dates follow from durations and logic after each edit</source>
        <translation>每次编辑后按工期和逻辑关系推算日期</translation>
    </message>
</context>
<context>
    <name>GanttTools</name>
    <message>
        <source>{0} tasks</source>
        <translation>{0} 个任务</translation>
    </message>
    <message>
        <source>Show relations</source>
        <translation>显示逻辑关系</translation>
    </message>
    <message>
        <source>Fold to the top level, or open all</source>
        <translation>折叠到顶层或全部展开</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+wheel)</source>
        <translation>缩小（Ctrl+滚轮）</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl+wheel)</source>
        <translation>放大（Ctrl+滚轮）</translation>
    </message>
    <message>
        <source>Show the whole schedule</source>
        <translation>显示整个进度</translation>
    </message>
</context>
<context>
    <name>HandLinking</name>
    <message>
        <source>Growth of tasks</source>
        <translation>任务生长方式</translation>
    </message>
    <message>
        <source>Motion of tasks</source>
        <translation>任务移动路径</translation>
    </message>
    <message>
        <source>Link elements to tasks</source>
        <translation>关联构件与任务</translation>
    </message>
    <message>
        <source>Unlink elements</source>
        <translation>解除构件关联</translation>
    </message>
    <message>
        <source>Appearance of tasks</source>
        <translation>任务外观</translation>
    </message>
    <message>
        <source>As the task&apos;s action says</source>
        <translation>按任务的操作类型</translation>
    </message>
    <message>
        <source>Growth of classes</source>
        <translation>类别生长方式</translation>
    </message>
    <message>
        <source>“{text}” cannot be understood.</source>
        <translation>无法理解“{text}”。</translation>
    </message>
</context>
<context>
    <name>HiddenList</name>
    <message>
        <source>Show the chosen elements again</source>
        <translation>重新显示选中的构件</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>全部重新显示</translation>
    </message>
    <message>
        <source>Hidden elements</source>
        <translation>已隐藏的构件</translation>
    </message>
    <message>
        <source>Nothing is hidden. What you hide or make see-through is listed here.</source>
        <translation>当前没有隐藏的构件。隐藏或设为半透明的构件会列在此处。</translation>
    </message>
    <message>
        <source>Hide the selected elements</source>
        <translation>隐藏所选构件</translation>
    </message>
    <message>
        <source>{0} hidden, {1} see-through</source>
        <translation>{0} 个隐藏，{1} 个半透明</translation>
    </message>
</context>
<context>
    <name>HistogramPage</name>
    <message>
        <source>Resource</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>No labour or equipment is assigned to any task.</source>
        <translation>没有任务分配人工或机械。</translation>
    </message>
    <message>
        <source>The schedule does not tell how many there are.</source>
        <translation>进度文件未给出资源数量。</translation>
    </message>
    <message>
        <source>over-allocated in {0} of {1}</source>
        <translation>{1} 个时段中有 {0} 个超负荷</translation>
    </message>
    <message>
        <source>never over-allocated</source>
        <translation>无超负荷</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>按日</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>How wide each bar is</source>
        <translation>每根柱的时段</translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <source>Schedule report</source>
        <translation>进度计划报告</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
</context>
<context>
    <name>JobBar</name>
    <message>
        <source>, {0} of {1} {2}</source>
        <translation>，{0}/{1} {2}</translation>
    </message>
    <message>
        <source>, {0} of {1}</source>
        <translation>，{0} / {1}</translation>
    </message>
    <message>
        <source>, {0} so far</source>
        <translation>，已完成 {0}</translation>
    </message>
    <message>
        <source>, {0} min left</source>
        <translation>，剩余 {0} 分钟</translation>
    </message>
    <message>
        <source>, {0} s left</source>
        <translation>，剩余 {0} 秒</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>LayoutList</name>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>A layout holds where the panels stand and the columns, filter and groups of the Gantt chart.</source>
        <translation>布局包含面板位置以及甘特图的列、筛选和分组。</translation>
    </message>
    <message>
        <source>Name of the present layout</source>
        <translation>当前布局的名称</translation>
    </message>
    <message>
        <source>Saved layouts</source>
        <translation>已保存的布局</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>Layouts</source>
        <translation>布局</translation>
    </message>
</context>
<context>
    <name>LiveDialog</name>
    <message>
        <source>Play readings</source>
        <translation>回放读数</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Table of readings</source>
        <translation>读数表</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Bindings</source>
        <translation>绑定</translation>
    </message>
    <message>
        <source>Table of bindings</source>
        <translation>绑定表</translation>
    </message>
    <message>
        <source>time, channel, value</source>
        <translation>时间、通道、数值</translation>
    </message>
    <message>
        <source>channel, GlobalId, limits</source>
        <translation>通道、GlobalId、限值</translation>
    </message>
    <message>
        <source>{speed} × as recorded</source>
        <translation>记录速度的 {speed} 倍</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>按记录速度</translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation>尽可能快</translation>
    </message>
    <message>
        <source>Keep the {count} bindings of this project</source>
        <translation>沿用本项目的 {count} 条绑定</translation>
    </message>
    <message>
        <source>This project has no bindings yet</source>
        <translation>本项目尚无绑定</translation>
    </message>
    <message>
        <source>Read others from a table, in place of these</source>
        <translation>从表格读取其他绑定，并替换现有绑定</translation>
    </message>
    <message>
        <source>Read them from a table</source>
        <translation>从表格读取</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>LiveFeed</name>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Bind sensors</source>
        <translation>绑定传感器</translation>
    </message>
    <message>
        <source>Readings ended</source>
        <translation>读数已结束</translation>
    </message>
    <message>
        <source>No reading for {seconds} s</source>
        <translation>已 {seconds} 秒无读数</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>{count} readings, {alarms} alarms, {stale} stale</source>
        <translation>读数 {count} 条，报警 {alarms} 处，失效 {stale} 处</translation>
    </message>
</context>
<context>
    <name>MarkupCanvas</name>
    <message>
        <source>Text of the mark</source>
        <translation>批注文字</translation>
    </message>
</context>
<context>
    <name>MarkupEditor</name>
    <message>
        <source>Mark up the picture</source>
        <translation>图片批注</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>粉色</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>细</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Thick</source>
        <translation>粗</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Keep with a viewpoint</source>
        <translation>存入视点</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>进度(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>计划(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>设置(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Standard views</source>
        <translation>标准视图</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>剖切</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>着色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>日期格式</translation>
    </message>
    <message>
        <source>Navigation</source>
        <translation>导航方式</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具栏</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Details ({0})</source>
        <translation>详情（{0}）</translation>
    </message>
</context>
<context>
    <name>ModelTree</name>
    <message>
        <source>Structure</source>
        <translation>空间结构</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Storey</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>What the branches of the tree are</source>
        <translation>模型树的分组方式</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search name, class, GlobalId, tag</source>
        <translation>搜索名称、类别、GlobalId、标记</translation>
    </message>
    <message>
        <source>Model tree</source>
        <translation>模型树</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>The parts of your models stand here, by building, class or storey.</source>
        <translation>模型的构件显示在此处，可按建筑、类别或楼层组织。</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>{0} elements found</source>
        <translation>找到 {0} 个构件</translation>
    </message>
    <message>
        <source>Nothing matches “{0}”</source>
        <translation>没有与“{0}”匹配的构件</translation>
    </message>
    <message>
        <source>Zoom to fit</source>
        <translation>缩放至所选</translation>
    </message>
    <message>
        <source>Show only these</source>
        <translation>仅显示这些</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Make see-through</source>
        <translation>设为半透明</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>全部显示</translation>
    </message>
</context>
<context>
    <name>PluginList</name>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>Plugins add formats, sources, checks and reports. One that fails is left out.</source>
        <translation>插件可增加文件格式、数据源、检查和报告。出错的插件不会被使用。</translation>
    </message>
    <message>
        <source>Plugin</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>用途</translation>
    </message>
</context>
<context>
    <name>PluginPanels</name>
    <message>
        <source>This panel failed and is out of use: {reason}</source>
        <translation>此面板出错，已停用：{reason}</translation>
    </message>
</context>
<context>
    <name>PluginWiring</name>
    <message>
        <source>Load plugins</source>
        <translation>加载插件</translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Which problems are shown</source>
        <translation>显示哪些问题</translation>
    </message>
    <message>
        <source>Filter problems</source>
        <translation>筛选问题</translation>
    </message>
    <message>
        <source>Copy as a table (tab-separated)</source>
        <translation>复制为表格（制表符分隔）</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Nothing to report. What readers and checks find is listed here.</source>
        <translation>没有问题。读取文件和检查时发现的问题会列在这里。</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1}</translation>
    </message>
</context>
<context>
    <name>ProgressForm</name>
    <message>
        <source>Actual start</source>
        <translation>实际开始</translation>
    </message>
    <message>
        <source>Actual finish</source>
        <translation>实际完成</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>剩余工期</translation>
    </message>
    <message>
        <source>d</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Enter progress</source>
        <translation>填写进度</translation>
    </message>
</context>
<context>
    <name>Prompts</name>
    <message>
        <source>Projects, models and schedules</source>
        <translation>项目、模型和进度计划</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Schedules</source>
        <translation>进度计划</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Save to folder</source>
        <translation>保存到文件夹</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>是否保存对“{name}”的更改？</translation>
    </message>
    <message>
        <source>Without saving, the changes since the last save are lost.</source>
        <translation>如果不保存，上次保存之后的更改将丢失。</translation>
    </message>
</context>
<context>
    <name>PropertyTable</name>
    <message>
        <source>Element</source>
        <translation>构件</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>所选构件</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Predefined type</source>
        <translation>预定义类型</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材质</translation>
    </message>
    <message>
        <source>Storey</source>
        <translation>楼层</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>GlobalId</source>
        <translation>GlobalId</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>构件</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>体积</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重量</translation>
    </message>
    <message>
        <source>varies</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>from type</source>
        <translation>来自类型</translation>
    </message>
    <message>
        <source>(stated by {0})</source>
        <translation>（{0} 个构件提供）</translation>
    </message>
    <message>
        <source>Filter properties</source>
        <translation>筛选属性</translation>
    </message>
    <message>
        <source>Copy as a table (tab-separated)</source>
        <translation>复制为表格（制表符分隔）</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Select an element in the model, the tree or the schedule to see what is known about it.</source>
        <translation>在模型、模型树或进度计划中选择构件，即可查看其信息。</translation>
    </message>
    <message>
        <source>Select everything</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>Print Gantt chart</source>
        <translation>打印甘特图</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Export film</source>
        <translation>导出视频</translation>
    </message>
</context>
<context>
    <name>Redrawing</name>
    <message>
        <source>Draw the model</source>
        <translation>绘制模型</translation>
    </message>
</context>
<context>
    <name>ReportsDialog</name>
    <message>
        <source>Reports</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Look-ahead</source>
        <translation>滚动计划</translation>
    </message>
    <message>
        <source>Delay report</source>
        <translation>偏差报告</translation>
    </message>
    <message>
        <source>S-curve</source>
        <translation>S 曲线</translation>
    </message>
    <message>
        <source>Health check</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>Reports:</source>
        <translation>报告：</translation>
    </message>
    <message>
        <source>Look-ahead from:</source>
        <translation>滚动计划起始：</translation>
    </message>
    <message>
        <source>Weeks:</source>
        <translation>周数：</translation>
    </message>
    <message>
        <source>Language:</source>
        <translation>语言：</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>PDF for A4 too</source>
        <translation>同时生成 A4 PDF</translation>
    </message>
    <message>
        <source>A picture of the site for each week</source>
        <translation>每周一张现场形象图</translation>
    </message>
    <message>
        <source>Write reports</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ResourceHistogram</name>
    <message>
        <source>Resource histogram</source>
        <translation>资源直方图</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>{0}: {1} h</source>
        <translation>{0}：{1} 小时</translation>
    </message>
    <message>
        <source>Available: {0} h</source>
        <translation>可用：{0} 小时</translation>
    </message>
</context>
<context>
    <name>Revising</name>
    <message>
        <source>Replace model with new revision</source>
        <translation>用新版替换模型</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>模型：</translation>
    </message>
    <message>
        <source>The project was changed while the new revision was read; replace it again.</source>
        <translation>读取新版期间项目已被修改，请重新替换。</translation>
    </message>
    <message>
        <source>Take back matches</source>
        <translation>撤销对应</translation>
    </message>
    <message>
        <source>Drop orphaned links</source>
        <translation>删除失联关联</translation>
    </message>
</context>
<context>
    <name>RevisionDialog</name>
    <message>
        <source>New revision of a model</source>
        <translation>模型新版</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Known by</source>
        <translation>对应依据</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>原构件</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>新构件</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Moved (m)</source>
        <translation>移动 (m)</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Element that is gone</source>
        <translation>已不存在的构件</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>GlobalId</source>
        <translation>GlobalId</translation>
    </message>
    <message>
        <source>Take back unticked matches</source>
        <translation>撤销未勾选的对应</translation>
    </message>
    <message>
        <source>Drop orphaned links</source>
        <translation>删除失联关联</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>对应</translation>
    </message>
    <message>
        <source>Orphaned links</source>
        <translation>失联关联</translation>
    </message>
    <message>
        <source>New elements</source>
        <translation>新增构件</translation>
    </message>
    <message>
        <source>{model}: {guid} known by GlobalId, {tag} by tag, {place} by place, {name} by name; {none} gone, {added} new</source>
        <translation>{model}：按 GlobalId 对应 {guid} 个，按编号 {tag} 个，按位置 {place} 个，按名称 {name} 个；消失 {none} 个，新增 {added} 个</translation>
    </message>
    <message>
        <source>No model has come in a new revision yet.</source>
        <translation>尚无模型更新为新版。</translation>
    </message>
    <message>
        <source>Matches ({0})</source>
        <translation>对应 ({0})</translation>
    </message>
    <message>
        <source>Orphaned links ({0})</source>
        <translation>失联关联 ({0})</translation>
    </message>
    <message>
        <source>New elements ({0})</source>
        <translation>新增构件 ({0})</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>Link by rules</source>
        <translation>按规则关联</translation>
    </message>
    <message>
        <source>Each rule links the elements that meet its first line to the tasks that meet its second.</source>
        <translation>每条规则把满足第一行条件的构件关联到满足第二行条件的任务。</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>Open rules…</source>
        <translation>打开规则…</translation>
    </message>
    <message>
        <source>Save rules…</source>
        <translation>保存规则…</translation>
    </message>
    <message>
        <source>By class and task name</source>
        <translation>按类别与任务名称</translation>
    </message>
    <message>
        <source>Storey by storey</source>
        <translation>逐层关联</translation>
    </message>
    <message>
        <source>By a property</source>
        <translation>按属性</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>What the rules find</source>
        <translation>规则匹配结果</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>构件</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>关联数</translation>
    </message>
    <message>
        <source>Linked elements</source>
        <translation>已关联构件</translation>
    </message>
    <message>
        <source>No rules yet. Add one from the examples, or open a file of rules.</source>
        <translation>尚无规则。可从示例添加，或打开规则文件。</translation>
    </message>
    <message>
        <source>{0} of {1} rules find nothing.</source>
        <translation>{1} 条规则中有 {0} 条没有匹配结果。</translation>
    </message>
    <message>
        <source>Every rule finds something.</source>
        <translation>每条规则都有匹配结果。</translation>
    </message>
</context>
<context>
    <name>RuleLinking</name>
    <message>
        <source>Try rules</source>
        <translation>试用规则</translation>
    </message>
    <message>
        <source>Link by rules</source>
        <translation>按规则关联</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
</context>
<context>
    <name>SCurve</name>
    <message>
        <source>S-curve</source>
        <translation>S 曲线</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>产值</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>构件</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Actual</source>
        <translation>实际</translation>
    </message>
</context>
<context>
    <name>ScheduleReports</name>
    <message>
        <source>Schedule report</source>
        <translation>进度计划报告</translation>
    </message>
    <message>
        <source>Update schedule</source>
        <translation>更新进度计划</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
</context>
<context>
    <name>ScheduleUpdate</name>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Update schedule</source>
        <translation>更新进度计划</translation>
    </message>
    <message>
        <source>Merge: take the file&apos;s tasks, keep those it lacks</source>
        <translation>合并：采用文件中的任务，保留文件中没有的任务</translation>
    </message>
    <message>
        <source>Append: only take tasks that are new</source>
        <translation>追加：仅加入新任务</translation>
    </message>
    <message>
        <source>Overwrite: take the file&apos;s tasks, drop those it lacks</source>
        <translation>覆盖：采用文件中的任务，删除文件中没有的任务</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>变更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>变更后</translation>
    </message>
</context>
<context>
    <name>Scheduling</name>
    <message>
        <source>Edit task</source>
        <translation>编辑任务</translation>
    </message>
    <message>
        <source>Link tasks</source>
        <translation>关联任务</translation>
    </message>
    <message>
        <source>Unlink tasks</source>
        <translation>取消任务关联</translation>
    </message>
    <message>
        <source>The schedule has no durations and links to calculate dates from.</source>
        <translation>该进度没有可用于推算日期的工期和逻辑关系。</translation>
    </message>
    <message>
        <source>Reschedule</source>
        <translation>重排进度</translation>
    </message>
    <message>
        <source>Move task</source>
        <translation>移动任务</translation>
    </message>
    <message>
        <source>Stretch task</source>
        <translation>调整任务工期</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>关键路径</translation>
    </message>
</context>
<context>
    <name>SectionPanel</name>
    <message>
        <source>Oblique {sign}</source>
        <translation>斜面 {sign}</translation>
    </message>
    <message>
        <source>Axis, and the side that is kept</source>
        <translation>所沿轴线及保留的一侧</translation>
    </message>
    <message>
        <source>Position of the section</source>
        <translation>剖切面位置</translation>
    </message>
    <message>
        <source>Show the other side</source>
        <translation>显示另一侧</translation>
    </message>
    <message>
        <source>Remove this section</source>
        <translation>移除此剖切面</translation>
    </message>
    <message>
        <source>The model is not cut. Click a face with “Section at a face”, or cut a box.</source>
        <translation>模型尚未剖切。请用“按面剖切”点击一个面，或使用剖切框。</translation>
    </message>
    <message>
        <source>Section box</source>
        <translation>剖切框</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Rehearse the construction before it happens</source>
        <translation>在开工之前预演施工</translation>
    </message>
    <message>
        <source>Open an IFC model and a schedule and see the building go up in time, or begin with a sample.</source>
        <translation>打开 IFC 模型和进度计划，查看建筑随时间建成的过程；或从示例开始。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>or drop models, schedules and projects here</source>
        <translation>或将模型、进度计划和项目拖放到此处</translation>
    </message>
    <message>
        <source>Remove from this list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>18-storey precast tower</source>
        <translation>18 层预制装配式塔楼</translation>
    </message>
    <message>
        <source>Walls, slabs and façade panels, storey by storey</source>
        <translation>墙、板与外挂墙板逐层安装</translation>
    </message>
    <message>
        <source>10-span bridge</source>
        <translation>10 跨桥梁</translation>
    </message>
    <message>
        <source>Precast girders, span by span</source>
        <translation>预制梁逐跨架设</translation>
    </message>
    <message>
        <source>Tunnel</source>
        <translation>隧道</translation>
    </message>
    <message>
        <source>120 rings of segments behind a boring machine</source>
        <translation>盾构机后拼装 120 环管片</translation>
    </message>
</context>
<context>
    <name>TableImport</name>
    <message>
        <source>ID</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>WBS</source>
        <translation>WBS 编码</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>工期</translation>
    </message>
    <message>
        <source>Percent complete</source>
        <translation>完成百分比</translation>
    </message>
    <message>
        <source>Predecessors</source>
        <translation>前置任务</translation>
    </message>
    <message>
        <source>Parent task</source>
        <translation>上级任务</translation>
    </message>
    <message>
        <source>Outline level</source>
        <translation>大纲级别</translation>
    </message>
    <message>
        <source>Milestone</source>
        <translation>里程碑</translation>
    </message>
    <message>
        <source>Summary task</source>
        <translation>摘要任务</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>施工动作</translation>
    </message>
    <message>
        <source>Baseline start</source>
        <translation>基线开始</translation>
    </message>
    <message>
        <source>Baseline finish</source>
        <translation>基线完成</translation>
    </message>
    <message>
        <source>Actual start</source>
        <translation>实际开始</translation>
    </message>
    <message>
        <source>Actual finish</source>
        <translation>实际完成</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>最后期限</translation>
    </message>
    <message>
        <source>Remaining duration</source>
        <translation>剩余工期</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Work (effort)</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Actual cost</source>
        <translation>实际费用</translation>
    </message>
    <message>
        <source>Baseline cost</source>
        <translation>基线费用</translation>
    </message>
    <message>
        <source>Element (GlobalId or tag)</source>
        <translation>构件（GlobalId 或标记）</translation>
    </message>
    <message>
        <source>Task (ID or name)</source>
        <translation>任务（编号或名称）</translation>
    </message>
    <message>
        <source>Name of the element</source>
        <translation>构件名称</translation>
    </message>
    <message>
        <source>IFC class</source>
        <translation>IFC 类</translation>
    </message>
    <message>
        <source>In time or late</source>
        <translation>是否按时</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Year, month, day</source>
        <translation>年、月、日</translation>
    </message>
    <message>
        <source>Day, month, year</source>
        <translation>日、月、年</translation>
    </message>
    <message>
        <source>Month, day, year</source>
        <translation>月、日、年</translation>
    </message>
    <message>
        <source>Import {0}</source>
        <translation>导入 {0}</translation>
    </message>
    <message>
        <source>Say which column holds what. Columns without a meaning are kept as further fields.</source>
        <translation>请指定各列的含义。未指定含义的列将作为附加字段保留。</translation>
    </message>
    <message>
        <source>Order of dates</source>
        <translation>日期顺序</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>表格前几行</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Still needed: {0}</source>
        <translation>还需要：{0}</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Import schedule</source>
        <translation>导入进度计划</translation>
    </message>
    <message>
        <source>Import progress</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Import log of what was built</source>
        <translation>导入竣工事件日志</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Import links</source>
        <translation>导入关联</translation>
    </message>
</context>
<context>
    <name>TaskPanel</name>
    <message>
        <source>and {count} more: entries go to all of them</source>
        <translation>以及另外 {count} 项：填写内容将应用于全部所选任务</translation>
    </message>
    <message>
        <source>Plan {start} – {finish}</source>
        <translation>计划 {start} – {finish}</translation>
    </message>
    <message>
        <source>Baseline {start} – {finish}</source>
        <translation>基线 {start} – {finish}</translation>
    </message>
    <message>
        <source>Data date</source>
        <translation>数据日期</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Reschedule from data date</source>
        <translation>从数据日期重新排程</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>限制条件</translation>
    </message>
    <message>
        <source>With a schedule, progress and constraints of its tasks are entered here.</source>
        <translation>导入进度计划后，可在此填写任务的进度和限制条件。</translation>
    </message>
    <message>
        <source>Select tasks in the chart to enter their progress.</source>
        <translation>请在横道图中选择任务以填写进度。</translation>
    </message>
    <message>
        <source>Import progress…</source>
        <translation>导入进度…</translation>
    </message>
</context>
<context>
    <name>TimeBar</name>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>week {0} of {1}</source>
        <translation>{1} 年第 {0} 周</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>转到开始</translation>
    </message>
    <message>
        <source>Step back (,)</source>
        <translation>后退一步 (,)</translation>
    </message>
    <message>
        <source>Pause (space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play (space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>Step forward (.)</source>
        <translation>前进一步 (.)</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>转到结束</translation>
    </message>
    <message>
        <source>Date and time on site</source>
        <translation>现场日期和时间</translation>
    </message>
    <message>
        <source>Days of work per second of playing (J back, L on: again for twice as fast)</source>
        <translation>播放每秒对应的施工天数（J 倒放，L 正放，再按加倍）</translation>
    </message>
    <message>
        <source>Planned progress, each task weighed by its duration</source>
        <translation>计划进度，按任务工期加权</translation>
    </message>
    <message>
        <source>Time slider</source>
        <translation>时间滑块</translation>
    </message>
    <message>
        <source> days/s</source>
        <translation> 天/秒</translation>
    </message>
</context>
<context>
    <name>TimeViews</name>
    <message>
        <source>S-curve</source>
        <translation>S 曲线</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>Flowline</source>
        <translation>流水线图</translation>
    </message>
    <message>
        <source>Look-ahead</source>
        <translation>滚动计划</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>Time views</source>
        <translation>时间视图</translation>
    </message>
    <message>
        <source>Curves, resources and locations over time stand here, once there is a schedule.</source>
        <translation>有了进度计划后，此处显示随时间变化的曲线、资源和施工部位。</translation>
    </message>
    <message>
        <source>Import a schedule…</source>
        <translation>导入进度计划…</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Task in work</source>
        <translation>施工中的任务</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>构件</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Starts</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Light up what is at work</source>
        <translation>高亮在建构件</translation>
    </message>
    <message>
        <source>Select the elements that are worked on, from day to day</source>
        <translation>逐日选中正在施工的构件</translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>Click two points. Delete removes all measurements, Esc ends.</source>
        <translation>请点击两点。按 Delete 清除全部测量，按 Esc 结束。</translation>
    </message>
    <message>
        <source>Kept as “{name}”.</source>
        <translation>已存为“{name}”。</translation>
    </message>
</context>
<context>
    <name>ValuePanel</name>
    <message>
        <source>Enter progress…</source>
        <translation>填写进度…</translation>
    </message>
    <message>
        <source>At {date}</source>
        <translation>截至 {date}</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>Budget at completion</source>
        <translation>完工预算</translation>
    </message>
    <message>
        <source>Planned value</source>
        <translation>计划值</translation>
    </message>
    <message>
        <source>Earned value</source>
        <translation>挣值</translation>
    </message>
    <message>
        <source>Actual cost</source>
        <translation>实际成本</translation>
    </message>
    <message>
        <source>Schedule variance</source>
        <translation>进度偏差</translation>
    </message>
    <message>
        <source>Cost variance</source>
        <translation>成本偏差</translation>
    </message>
    <message>
        <source>Schedule performance index</source>
        <translation>进度绩效指数</translation>
    </message>
    <message>
        <source>Cost performance index</source>
        <translation>成本绩效指数</translation>
    </message>
    <message>
        <source>Estimate at completion</source>
        <translation>完工估算</translation>
    </message>
    <message>
        <source>Estimate to complete</source>
        <translation>完工尚需估算</translation>
    </message>
    <message>
        <source>Variance at completion</source>
        <translation>完工偏差</translation>
    </message>
    <message>
        <source>To-complete performance index</source>
        <translation>完工尚需绩效指数</translation>
    </message>
    <message>
        <source>Earned schedule</source>
        <translation>挣得进度</translation>
    </message>
    <message>
        <source>Actual time</source>
        <translation>实际时间</translation>
    </message>
    <message>
        <source>Performance index of time</source>
        <translation>时间绩效指数</translation>
    </message>
    <message>
        <source>Estimate of the duration at completion</source>
        <translation>完工工期估算</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Copy as a table (tab-separated)</source>
        <translation>复制为表格（制表符分隔）</translation>
    </message>
    <message>
        <source>With a baseline and progress, earned value stands here.</source>
        <translation>设置基线并填写进度后，此处显示挣值。</translation>
    </message>
</context>
<context>
    <name>VersionBar</name>
    <message>
        <source>Left view</source>
        <translation>左视图</translation>
    </message>
    <message>
        <source>Right view</source>
        <translation>右视图</translation>
    </message>
    <message>
        <source>Show one view only</source>
        <translation>只显示一个视图</translation>
    </message>
</context>
<context>
    <name>ViewpointList</name>
    <message>
        <source>Save this view</source>
        <translation>保存当前视图</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Viewpoints</source>
        <translation>视点</translation>
    </message>
    <message>
        <source>Views you want to come back to stand here: camera, sections, hidden parts and date.</source>
        <translation>需要再次查看的视图显示在此处：相机、剖切、隐藏的构件和日期。</translation>
    </message>
</context>
<context>
    <name>Viewpoints</name>
    <message>
        <source>View {number}</source>
        <translation>视点 {number}</translation>
    </message>
    <message>
        <source>Save viewpoint</source>
        <translation>保存视点</translation>
    </message>
</context>
<context>
    <name>Viewport</name>
    <message>
        <source>3D view</source>
        <translation>三维视图</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>What draws the 3D view</source>
        <translation>三维视图的渲染器</translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message>
        <source>Click the face at which the model is to be cut.</source>
        <translation>请点击要剖切的面。</translation>
    </message>
    <message>
        <source>Rename viewpoint</source>
        <translation>重命名视点</translation>
    </message>
    <message>
        <source>Delete viewpoint</source>
        <translation>删除视点</translation>
    </message>
    <message>
        <source>{count} problems were found in the files; what could be read is shown.</source>
        <translation>文件中发现 {count} 个问题；能读取的内容已显示。</translation>
    </message>
    <message>
        <source>Nothing in the model is named {place}.</source>
        <translation>模型中没有名为 {place} 的对象。</translation>
    </message>
    <message>
        <source>{count} elements</source>
        <translation>{count} 个构件</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 个</translation>
    </message>
    <message>
        <source>{count} hidden</source>
        <translation>已隐藏 {count} 个</translation>
    </message>
</context>
</TS>
