// Turns each line into a ribbon, since a core OpenGL draws all lines one pixel wide.
//VTK::Geometry::Dec
layout(lines) in;
layout(triangle_strip, max_vertices = 4) out;
uniform sampler2D colours;

flat in vec4 toneOfEnd[];
in vec3 inViewOfEnd[];
in vec3 inChunkOfEnd[];
flat out vec4 tone;
flat out float hatch;
out vec3 inView;
out vec3 inChunk;

vec4 bytes(int at) { return floor(texelFetch(colours, ivec2(at, 1), 0) * 255.0 + 0.5); }

void send(int end, vec2 aside)
{
  tone = toneOfEnd[0];
  hatch = 0.0;
  inView = inViewOfEnd[end];
  inChunk = inChunkOfEnd[end];
  vec4 at = gl_in[end].gl_Position;
  gl_Position = vec4(at.xy + aside * at.w, at.zw);
  EmitVertex();
}

void main()
{
  vec4 a = gl_in[0].gl_Position;
  vec4 b = gl_in[1].gl_Position;
  if (a.w <= 0.0 || b.w <= 0.0 || a.x > 1.5 * a.w) { return; } // behind the eye, or not drawn
  vec4 grain = bytes(17);
  vec4 wide = bytes(18);
  vec2 frame = vec2(wide.b * 256.0 + wide.a, grain.g * 256.0 + grain.b) * grain.r;
#if defined(CUT_LINE)
  float width = max(1.5, 1.5 * wide.r / 8.0);
#elif defined(OUTLINE)
  float width = wide.g / 8.0;
#else
  float width = wide.r / 8.0;
#endif
  vec2 way = (b.xy / b.w - a.xy / a.w) * frame;
  float length_ = length(way);
  way = length_ > 1e-6 ? way / length_ : vec2(1.0, 0.0);
  vec2 aside = vec2(-way.y, way.x) * width / frame;
  send(0, aside);
  send(0, -aside);
  send(1, aside);
  send(1, -aside);
  EndPrimitive();
}
