// Places, hides, grows and colours the elements; everything that changes is read from textures.
in vec4 vertexMC;
in float rowKey; // row | colour << 13

uniform mat4 MCDCMatrix;
uniform mat4 MCVCMatrix;
uniform int cameraParallel;
uniform sampler2D states;  // per slot: state | alarm << 4, filled share, shown | selected << 2, tint
uniform sampler2D spans;   // per slot: growth direction x, y; where it begins and ends along it, m;
                           // or, with the last below RADIAL, a middle and RADIAL - the radius
#if defined(MOVED)
uniform sampler2D shifts;  // per slot: metres from its place in the model
#endif
#if defined(PAINTED)
uniform sampler2D paints;  // per slot: colour instead of the material's, where its alpha is not 0
#endif
uniform sampler2D colours; // line 0: materials; line 1: looks, of the states from 32 on, of the alarms 8..11, …
//VTK::CustomUniforms::Dec

#if defined(WIDE)
#define tone toneOfEnd
#define inView inViewOfEnd
#define inChunk inChunkOfEnd
float hatch;
#else
flat out float hatch;
#endif
flat out vec4 tone;
out vec3 inView;  // m, from the eye
out vec3 inChunk; // m, from the chunk's origin

const float RADIAL = -16384.0;

ivec2 place(int row) { return ivec2(row & 2047, row >> 11); }
int byte(float channel) { return int(channel * 255.0 + 0.5); }
vec4 look(int at) { return texelFetch(colours, ivec2(at, 1), 0); }

// Brings a line nearer to the eye by a few thousandths of the distance, whatever the distance is.
void lift(vec4 at, float share)
{
  if (cameraParallel != 0) {
    gl_Position.z -= share * 0.03;
  } else {
    vec4 pulled = MCDCMatrix * vec4(at.xyz - share * inView * mat3(MCVCMatrix), 1.0);
    gl_Position.z = pulled.z / pulled.w * gl_Position.w;
  }
}

// How far to bring a line before its own faces and no further: less than its width, as a share of the distance.
float before()
{
  if (cameraParallel != 0) { return 0.0005; }
  vec4 frame = floor(look(17) * 255.0 + 0.5);
  float lines = (frame.g * 256.0 + frame.b) * frame.r;
  float width = max(1.0, look(18).r * 255.0 / 8.0);
  vec3 upright = vec3(MCDCMatrix[0][1], MCDCMatrix[1][1], MCDCMatrix[2][1]);
  return clamp(1.3 * width / max(lines * length(upright), 1.0), 0.0001, 0.0005);
}

// How dark a line is: fainter the smaller its element, so that a model far away is no black heap.
float strength(float tall)
{
  vec4 frame = look(17);
  float lines = floor(frame.g * 255.0 + 0.5) * 256.0 + floor(frame.b * 255.0 + 0.5);
  vec3 upright = vec3(MCDCMatrix[0][1], MCDCMatrix[1][1], MCDCMatrix[2][1]);
  float pixels = 0.5 * lines * length(upright) / max(gl_Position.w, 1.0e-6); // of a metre
  return mix(0.30, 1.0, smoothstep(1.0, 40.0, pixels * tall)) * mix(0.55, 1.0, smoothstep(2.0, 30.0, pixels));
}

void main()
{
  int key = int(rowKey + 0.5);
#if defined(BODY) || defined(BODY_EDGES)
  tone = texelFetch(colours, place(key >> 13), 0);
  inChunk = vertexMC.xyz;
  inView = (MCVCMatrix * vertexMC).xyz;
  gl_Position = MCDCMatrix * vertexMC;
  hatch = 0.0;
#if defined(BODY_EDGES)
  tone = vec4(mix(tone.rgb, look(15).rgb, look(15).a), 1.0);
  lift(vertexMC, 0.0006);
#endif
#else
  ivec2 slot = place((key & 8191) + firstSlot);
  vec4 state = texelFetch(states, slot, 0);
  vec4 material = texelFetch(colours, place(key >> 13), 0);
  int shown = byte(state.b) & 3;
  bool selected = byte(state.b) >= 4;
  int code = byte(state.r) & 15;
  int alarm = byte(state.r) >> 4;

  bool clear = material.a < 0.99;
#if defined(PAINTED)
  vec4 paint = texelFetch(paints, slot, 0);
  if (paint.a > 0.0) { material.rgb = paint.rgb; }
#endif
#if defined(SOLID)
  bool drawn = shown == 1 && !clear;
#elif defined(GLASS) || defined(PANES)
  bool drawn = shown == 2 || (shown == 1 && clear);
#else
  bool drawn = shown != 0;
#endif
#if defined(CUT_LINE) && defined(MOVED)
  drawn = drawn && texelFetch(shifts, slot, 0).xyz == vec3(0.0); // elsewhere it is cut elsewhere
#endif
  if (!drawn) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    tone = vec4(0.0);
    hatch = 0.0;
    inView = inChunk = vec3(0.0);
    return;
  }

  vec4 at = vertexMC;
#if defined(EDGES)
  vec4 span = texelFetch(spans, slot, 0);
#endif
  if (state.g < 1.0) {
#if !defined(EDGES)
    vec4 span = texelFetch(spans, slot, 0);
#endif
    if (span.w < RADIAL) {
      vec3 outwards = at.xyz - span.xyz;
      float reached = (RADIAL - span.w) * state.g;
      at.xyz = span.xyz + outwards * min(1.0, reached / max(length(outwards), 1.0e-6));
    } else {
      vec3 way = vec3(span.xy, sqrt(max(0.0, 1.0 - dot(span.xy, span.xy))));
      float over = dot(at.xyz, way) - mix(span.z, span.w, state.g);
      at.xyz -= way * (span.w >= span.z ? max(over, 0.0) : min(over, 0.0));
    }
  }
#if defined(MOVED)
  at.xyz += texelFetch(shifts, slot, 0).xyz;
#endif
  inChunk = at.xyz;
  inView = (MCVCMatrix * at).xyz;
  gl_Position = MCDCMatrix * at;

  vec4 worn = look(32 + code);
  float tint = state.a;
  int extra = byte(worn.a);
  if (alarm > 0) {
    worn = look(8 + alarm);
    tint = worn.a;
    extra = byte(look(24 + alarm).a);
  }
  vec4 picked = look(12);
  vec4 glass = look(13);
#if defined(EDGES)
  vec4 line = look(15);
  vec3 base = mix(material.rgb, worn.rgb, tint);
  float tall = span.w < RADIAL ? 1.2 * (RADIAL - span.w) : abs(span.w - span.z);
  float dark = line.a * strength(tall);
  tone = vec4(mix(base, mix(line.rgb, base * 0.5, 0.4), dark), 1.0);
#if defined(CUT_LINE)
  tone = vec4(line.rgb, 1.0);
#endif
  if (extra >= 128) { tone.rgb = worn.rgb * 0.8; }
  if (shown == 2) { tone.rgb = mix(look(16).rgb, tone.rgb, 0.30); }
  if (selected) { tone.rgb = picked.rgb; }
  hatch = 0.0;
#if defined(OUTLINE)
  lift(at, 0.003);
#elif defined(CUT_LINE)
  lift(at, 0.0012); // before the inside it bounds, which is pulled forward too
#else
  lift(at, selected ? 0.002 : before());
#endif
#else
  tone = vec4(mix(material.rgb, worn.rgb, tint), material.a);
  hatch = float(extra & 3);
  if (shown == 2) {
    tone = vec4(mix(glass.rgb, worn.rgb, code == 7 ? tint : 0.0), glass.a);
  }
  if (selected) { tone.rgb = mix(tone.rgb, picked.rgb, 0.38); }
#endif
#endif
}
